package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.load.Plan;
import io.gyosil.servers.postgres.ServiceRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who takes part.
 *
 * @param kinds the peers, which are all installed
 */
record Roster(BenchContext context, List<PeerServer.Kind> kinds) {

    /** Asked first: a missing program must not come to light after minutes. */
    static Roster check(BenchContext context) {
        List<PeerServer.Kind> kinds = new ArrayList<>();
        if (context.options().takesPart("fastapi")) {
            kinds.add(FastApi.in(context.peer("fastapi")));
        }
        if (context.options().takesPart("fastify")) {
            kinds.add(Fastify.in(context.peer("fastify")));
        }
        if (context.options().takesPart("limit")) {
            PgbenchLimit.check(context.workplace());
        }
        return new Roster(context, kinds);
    }

    HttpIngest own(Ground ground, String name, Map<String, String> environment, Plan warmUp, Plan round)
            throws Exception {
        StudyDatabase database = ground.copy(name.replaceAll("\\W+", "_"));
        OwnServer server = new OwnServer(name, ground.services(), environment);
        return new HttpIngest(server, database, ground.uploads(), warmUp, round);
    }

    /** The peers, each with the number of workers that suits it best. */
    List<Contestant> peers(Ground ground, Plan warmUp, Plan round) throws Exception {
        List<Contestant> peers = new ArrayList<>();
        for (PeerServer.Kind kind : kinds) {
            StudyDatabase database = ground.copy(kind.name());
            int workers = bestWorkers(kind, database, ground, warmUp);
            peers.add(new HttpIngest(server(kind, workers, ground), database, ground.uploads(), warmUp, round));
        }
        return peers;
    }

    List<Contestant> limit(Ground ground, int ofEachLearner, int warmUpOfEachLearner) throws Exception {
        if (!context.options().takesPart("limit")) {
            return List.of();
        }
        context.say("Writing the limit's rows once…");
        StudyDatabase database = ground.copy("bench_limit");
        ground.stage(database, ofEachLearner);
        Uploads uploads = ground.uploads();
        int learners = uploads.school().learners() / uploads.connections();
        return List.of(new PgbenchLimit(
                context.workplace(),
                database,
                roles(ground),
                uploads.connections(),
                ofEachLearner * learners,
                warmUpOfEachLearner * learners));
    }

    private int bestWorkers(PeerServer.Kind kind, StudyDatabase database, Ground ground, Plan trial) throws Exception {
        int best = 0;
        double highest = 0;
        for (int workers : context.options().workers()) {
            PeerServer server = server(kind, workers, ground);
            try {
                database.reset();
                int port = server.start(database);
                HttpIngest.load(server, port, ground.uploads().round(1));
                database.reset();
                double rate = HttpIngest.load(server, port, trial).rate();
                context.say(kind.name() + " with " + workers + " workers: " + Math.round(rate) + " uploads/s");
                if (rate > highest) {
                    highest = rate;
                    best = workers;
                }
            } finally {
                server.stop();
            }
        }
        return best;
    }

    private PeerServer server(PeerServer.Kind kind, int workers, Ground ground) {
        return new PeerServer(
                kind,
                workers,
                context.workplace(),
                roles(ground),
                ground.uploads().token());
    }

    private static ServiceRoles roles(Ground ground) {
        return ground.services().secrets().roles("study");
    }
}
