package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import io.gyosil.bench.frame.Options;
import io.gyosil.bench.load.LoadResult;
import io.gyosil.bench.load.OpenLoop;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.Durability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of the bench {@code ingest}. */
final class IngestRun {
    static final int CONNECTIONS = 16;

    private static final int OPEN_CONNECTIONS = 64;
    private static final int CREATED = 201;
    private static final int UPLOADS = 4_800;
    private static final int WARM_UPS = 3;
    /** Uploads of each learner in a round. */
    static final int OF_EACH = 15;

    private static final int WARM_UP_OF_EACH = 5;
    private static final Map<String, Aim> AIMS =
            Map.of("fastapi", Aim.atLeast(9), "fastify", Aim.atLeast(1.5), "limit", Aim.atLeast(0.6));

    private final BenchContext context;
    private final School school;
    private final List<Contestant> contestants = new ArrayList<>();

    IngestRun(BenchContext context) {
        this.context = context;
        school = school(context.options());
    }

    /** As many learners for each connection, and as many in all as make a round of the size asked for. */
    static School school(Options options) {
        int ofEachConnection = Math.max(1, options.sizeOr(UPLOADS) / OF_EACH / CONNECTIONS);
        return new School(ofEachConnection * CONNECTIONS);
    }

    BenchReport run() throws Exception {
        Roster roster = Roster.check(context);
        Ground ground = Ground.prepare(context, school, CONNECTIONS);
        Plan warmUp = ground.uploads().round(WARM_UP_OF_EACH);
        Plan round = ground.uploads().round(OF_EACH);
        try {
            HttpIngest own = roster.own(ground, "own", Ground.WITHOUT_RELAY, warmUp, round);
            contestants.add(own);
            contestants.addAll(roster.peers(ground, warmUp, round));
            contestants.addAll(roster.limit(ground, OF_EACH, WARM_UP_OF_EACH));
            List<Figures> figures = new ArrayList<>(new Match(contestants, "uploads/s", context::say)
                    .play(WARM_UPS, context.options().rounds()));
            List<Finding> findings = ratios(figures);
            findings.addAll(latency(own, ground, figures.getFirst().median() / 2));
            Map<String, String> settings = settings(round);
            contestants.forEach(Contestant::close);
            Figures relaying = relaying(roster, ground, warmUp, round);
            figures.add(relaying);
            findings.add(Finding.ratio(relaying, figures.getFirst(), null));
            return new BenchReport("ingest", settings, figures, findings, notes());
        } finally {
            contestants.forEach(Contestant::close);
        }
    }

    private List<Finding> ratios(List<Figures> figures) {
        List<Finding> findings = new ArrayList<>();
        figures.stream()
                .skip(1)
                .forEach(peer -> findings.add(Finding.ratio(figures.getFirst(), peer, AIMS.get(peer.contestant()))));
        return findings;
    }

    private List<Finding> latency(HttpIngest own, Ground ground, double rate) throws Exception {
        own.database().reset();
        int count = (int) Math.ceil(rate * context.options().seconds());
        Plan plan = OpenLoop.dealtOut(ground.uploads().inOneRow(count), OPEN_CONNECTIONS, CREATED);
        LoadResult result = OpenLoop.run(own.port(), plan, rate);
        String at = "at " + Math.round(rate) + "/s, half of the maximum";
        return List.of(
                new Finding("own p50 " + at, result.millis(50), "ms", null),
                new Finding("own p99 " + at, result.millis(99), "ms", null));
    }

    /** The same service with its relay and Kafka at work on the same processors, as in the stack. */
    private Figures relaying(Roster roster, Ground ground, Plan warmUp, Plan round) throws Exception {
        try (HttpIngest own = roster.own(ground, "own, relaying", Map.of(), warmUp, round)) {
            own.start();
            List<Double> rates = new ArrayList<>();
            for (int i = -WARM_UPS; i < context.options().rounds(); i++) {
                double rate = own.oneRound(i);
                if (i >= 0) {
                    rates.add(rate);
                }
            }
            return new Figures(own.name(), "uploads/s", rates);
        }
    }

    private Map<String, String> settings(Plan round) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "round",
                round.size() + " uploads of " + Uploads.ATTEMPTS + " attempts, over " + CONNECTIONS
                        + " connections, closed loop");
        settings.put("warm-up", WARM_UPS + " rounds of " + WARM_UP_OF_EACH * school.learners() + " uploads");
        settings.put("open loop", context.options().seconds() + " s over " + OPEN_CONNECTIONS + " connections");
        settings.putAll(Durability.of(context.workplace().postgres()));
        contestants.forEach(contestant -> settings.put(contestant.name(), contestant.madeOf()));
        return settings;
    }

    private static List<String> notes() {
        return List.of(
                "All contestants answered the conformance calls alike, and their tables had the same content by hash"
                        + " after every round.",
                "\"own\" runs without its relay, which peers and limit have not either; \"own, relaying\" sends its"
                        + " events to a Kafka on the same processors meanwhile.",
                "Load generator, PostgreSQL and contestants share the processors.");
    }
}
