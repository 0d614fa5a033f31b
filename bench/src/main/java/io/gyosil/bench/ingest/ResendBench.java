package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Disagreement;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.LoadResult;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.Durability;
import io.gyosil.bench.place.OwnService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a viewer that sends everything again costs, against what it cost the first time. */
public final class ResendBench implements Bench {
    private static final int OK = 200;
    private static final int WARM_UPS = 2;

    @Override
    public String name() {
        return "resend";
    }

    @Override
    public String purpose() {
        return "uploads that come again just as they were, against the same uploads sent first, on"
                + " study-ingest-service";
    }

    @Override
    public List<String> aims() {
        return List.of("resends ≥ 5 × first sends", "their p99 no worse");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        School school = IngestRun.school(context.options());
        Ground ground = Ground.prepare(context, school, IngestRun.CONNECTIONS);
        StudyDatabase database = ground.copy("own");
        Plan first = ground.uploads().round(IngestRun.OF_EACH);
        Plan again = new Plan(first.connections(), OK);
        Rounds rounds = new Rounds();
        try (OwnService.Running own = ground.services().start("study", database.jdbcUrl(), Ground.WITHOUT_RELAY)) {
            for (int round = -WARM_UPS; round < context.options().rounds(); round++) {
                database.reset();
                LoadResult sent = ClosedLoop.run(own.port(), first);
                String before = database.hash();
                LoadResult resent = ClosedLoop.run(own.port(), again);
                Disagreement.refuseDifferentStates(round, Map.of("first sends", before, "resends", database.hash()));
                context.say("first sends " + Math.round(sent.rate()) + "/s, p99 " + sent.millis(99) + " ms; resends "
                        + Math.round(resent.rate()) + "/s, p99 " + resent.millis(99) + " ms");
                if (round >= 0) {
                    rounds.add(sent, resent);
                }
            }
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "round",
                first.size() + " uploads of " + Uploads.ATTEMPTS + " attempts, then all of them again, over "
                        + IngestRun.CONNECTIONS + " connections, closed loop");
        settings.put("warm-up", WARM_UPS + " rounds");
        settings.putAll(Durability.of(context.workplace().postgres()));
        return new BenchReport(
                name(),
                settings,
                rounds.figures(),
                rounds.findings(),
                List.of("The resends changed nothing: the tables had the same content by hash before and after them."));
    }

    /** The rounds that count. */
    private static final class Rounds {
        private final List<Double> sent = new ArrayList<>();
        private final List<Double> sentP99 = new ArrayList<>();
        private final List<Double> resent = new ArrayList<>();
        private final List<Double> resentP99 = new ArrayList<>();

        void add(LoadResult first, LoadResult again) {
            sent.add(first.rate());
            sentP99.add(first.millis(99));
            resent.add(again.rate());
            resentP99.add(again.millis(99));
        }

        List<Figures> figures() {
            return List.of(
                    new Figures("resends", "uploads/s", resent),
                    new Figures("first sends", "uploads/s", sent),
                    new Figures("resends p99", "ms", resentP99),
                    new Figures("first sends p99", "ms", sentP99));
        }

        List<Finding> findings() {
            List<Figures> figures = figures();
            return List.of(
                    Finding.ratio(figures.get(0), figures.get(1), Aim.atLeast(5)),
                    Finding.ratio(figures.get(2), figures.get(3), Aim.atMost(1)));
        }
    }
}
