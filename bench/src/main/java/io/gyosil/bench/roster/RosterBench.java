package io.gyosil.bench.roster;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Disagreement;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.place.Durability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Enrolling many: by an imported roster against one SQL statement, and at once against the stack of the seed. */
public final class RosterBench implements Bench {
    private static final int ENROLMENTS = 100_000;
    private static final int CLASSES = 100;
    private static final int AT_ONCE = 5_000;

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public String purpose() {
        return "enrolments by an imported roster against one SQL statement from a staging table, and 5,000 at once"
                + " against FastAPI doing it as the seed says";
    }

    @Override
    public List<String> aims() {
        return List.of("import ≥ 0.8 × SQL", "bulk ≥ 20 × FastAPI");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        int enrolments = context.options().sizeOr(ENROLMENTS);
        int students = Math.max(AT_ONCE, enrolments / 10);
        Rounds rounds = new Rounds();
        try (Town town = Town.in(context);
                SeedsStack seed = SeedsStack.on(context, town)) {
            town.students(students);
            List<Long> ids = town.studentIds();
            EnrolmentImport imported = new EnrolmentImport(town, ids, enrolments, CLASSES);
            imported.prepare();
            for (int round = -1; round < context.options().rounds(); round++) {
                imported.reset();
                EnrolmentImport.Times own = imported.apply();
                String state = imported.state();
                imported.reset();
                double sql = imported.insert();
                Disagreement.refuseDifferentStates(round, Map.of("import", state, "sql", imported.state()));
                double bulk = BulkEnrolment.perSecond(
                        town.own().port(), town.admin(), imported.newClass(), ids.subList(0, AT_ONCE));
                double fastapi = BulkEnrolment.perSecond(seed.port(), "", imported.newClass(), ids.subList(0, AT_ONCE));
                context.say("round " + (round + 1) + "  import " + Math.round(own.applied()) + " (with its preview "
                        + Math.round(own.whole()) + "), SQL " + Math.round(sql) + ", bulk " + Math.round(bulk)
                        + ", fastapi " + Math.round(fastapi) + " enrolments/s");
                if (round >= 0) {
                    rounds.add(own, sql, bulk, fastapi);
                }
            }
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("import", enrolments + " enrolments of " + students + " students in " + CLASSES + " classes");
        settings.put("bulk", AT_ONCE + " students in one request");
        settings.putAll(Durability.of(context.workplace().postgres()));
        return new BenchReport(
                name(),
                settings,
                rounds.figures(),
                rounds.findings(),
                List.of(
                        "The import keeps a journal to be taken back by, and publishes each enrolment (one event each);"
                                + " the SQL statement does neither.",
                        "The seed's stack publishes and locks nothing."));
    }

    /** The rounds that count. */
    private static final class Rounds {
        private final List<Double> applied = new ArrayList<>();
        private final List<Double> whole = new ArrayList<>();
        private final List<Double> sql = new ArrayList<>();
        private final List<Double> bulk = new ArrayList<>();
        private final List<Double> fastapi = new ArrayList<>();

        void add(EnrolmentImport.Times own, double statement, double atOnce, double seed) {
            applied.add(own.applied());
            whole.add(own.whole());
            sql.add(statement);
            bulk.add(atOnce);
            fastapi.add(seed);
        }

        List<Figures> figures() {
            return List.of(
                    new Figures("import", "enrolments/s", applied),
                    new Figures("import with preview", "enrolments/s", whole),
                    new Figures("sql", "enrolments/s", sql),
                    new Figures("bulk", "enrolments/s", bulk),
                    new Figures("fastapi", "enrolments/s", fastapi));
        }

        List<Finding> findings() {
            List<Figures> figures = figures();
            return List.of(
                    Finding.ratio(figures.get(0), figures.get(2), Aim.atLeast(0.8)),
                    Finding.ratio(figures.get(3), figures.get(4), Aim.atLeast(20)));
        }
    }
}
