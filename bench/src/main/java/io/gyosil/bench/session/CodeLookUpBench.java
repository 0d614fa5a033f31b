package io.gyosil.bench.session;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import io.gyosil.bench.ingest.FastApi;
import io.gyosil.bench.ingest.PeerServer;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.Durability;
import io.gyosil.bench.place.NodePeer;
import io.gyosil.bench.place.OwnService;
import io.gyosil.bench.place.Pgbench;
import io.gyosil.servers.postgres.Bootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which lesson has this code: what a whole class asks in the same minute. */
public final class CodeLookUpBench implements Bench {
    private static final int CONNECTIONS = 16;
    private static final int REQUESTS = 16_000;
    private static final int WARM_UPS = 8;
    private static final Map<String, Aim> AIMS =
            Map.of("fastapi", Aim.atLeast(15), "fastify", Aim.atLeast(1.5), "limit", Aim.atLeast(0.35));

    @Override
    public String name() {
        return "code-lookup";
    }

    @Override
    public String purpose() {
        return "look-ups of lessons' codes among 540,000: session-service against FastAPI, Fastify and the statement of"
                + " pgbench";
    }

    @Override
    public List<String> aims() {
        return List.of("own ≥ 15 × fastapi", "≥ 1.5 × fastify", "≥ 0.35 × limit");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        int requests = context.options().sizeOr(REQUESTS);
        Plan plan = Lessons.plan(CONNECTIONS, requests);
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("session");
        List<Contestant> contestants = new ArrayList<>();
        try (OwnService.Running own =
                services.start("session", context.workplace().postgres().jdbcUrl(Bootstrap.DATABASE), Map.of())) {
            Lessons lessons = new Lessons(services);
            lessons.fill();
            contestants.add(new CodeServer(CodeServer.own(own.port()), plan));
            int workers = context.options().workers().contains(2)
                    ? 2
                    : context.options().workers().getFirst();
            peers(context, workers, lessons).forEach(peer -> contestants.add(new CodeServer(peer, plan)));
            if (context.options().takesPart("limit")) {
                Pgbench pgbench = Pgbench.in(context.workplace(), lessons.environment());
                contestants.add(new CodeLimit(pgbench, CONNECTIONS, requests / CONNECTIONS));
            }
            List<Figures> figures = new Match(contestants, "look-ups/s", context::say)
                    .play(WARM_UPS, context.options().rounds());
            return report(context, contestants, figures, requests);
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    private static List<CodePeer> peers(BenchContext context, int workers, Lessons lessons) {
        List<CodePeer> peers = new ArrayList<>();
        if (context.options().takesPart("fastapi")) {
            peers.add(new CodePeer(FastApi.in(context.peer("fastapi-code")), workers, lessons));
        }
        if (context.options().takesPart("fastify")) {
            NodePeer node = NodePeer.in(context.peer("fastify"), "fastify", "postgres");
            peers.add(new CodePeer(new Fastify(node), workers, lessons));
        }
        return peers;
    }

    /** Fastify with postgres.js, one statement for each look-up. */
    private record Fastify(NodePeer peer) implements PeerServer.Kind {
        @Override
        public String name() {
            return "fastify";
        }

        @Override
        public String versions() {
            return peer.versions();
        }

        @Override
        public ProcessBuilder command(int port, int workers) {
            return peer.command("codes.mjs");
        }
    }

    private BenchReport report(BenchContext context, List<Contestant> contestants, List<Figures> figures, int requests)
            throws Exception {
        List<Finding> findings = figures.stream()
                .skip(1)
                .map(peer -> Finding.ratio(figures.getFirst(), peer, AIMS.get(peer.contestant())))
                .toList();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("rows", Lessons.ROWS + " lessons, of which every fiftieth goes on");
        settings.put("round", requests + " look-ups of right codes over " + CONNECTIONS + " connections, closed loop");
        settings.put("warm-up", WARM_UPS + " rounds");
        settings.putAll(Durability.of(context.workplace().postgres()));
        contestants.forEach(contestant -> settings.put(contestant.name(), contestant.madeOf()));
        return new BenchReport(
                name(),
                settings,
                figures,
                findings,
                List.of("All answered six codes alike: right ones, one typed with a space, one never given, one of a"
                        + " lesson that has ended and one that has expired."));
    }
}
