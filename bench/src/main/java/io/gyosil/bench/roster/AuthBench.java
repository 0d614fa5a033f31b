package io.gyosil.bench.roster;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.load.ClosedLoop;
import io.gyosil.bench.load.HttpRequests;
import io.gyosil.bench.load.Plan;
import io.gyosil.bench.place.Durability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a token costs: the same read with and without one; and what a guarded read costs in the database. */
public final class AuthBench implements Bench {
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 4_000;
    private static final int WARM_UPS = 4;

    /** Open to everybody, and a query of the database. */
    private static final String OPEN = "/auth/first-admin";

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public String purpose() {
        return "the same read with a token and without, and rows guarded by the database against unguarded ones";
    }

    @Override
    public List<String> aims() {
        return List.of("with a token ≥ 0.8 × without");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        int requests = context.options().sizeOr(REQUESTS);
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        List<Double> people = new ArrayList<>();
        List<Double> guarded = new ArrayList<>();
        List<Double> unguarded = new ArrayList<>();
        try (Town town = Town.in(context);
                GuardedReads reads = GuardedReads.on(town)) {
            town.students(1_000);
            Plan withToken = plan(OPEN, town.admin(), requests);
            Plan open = plan(OPEN, "", requests);
            Plan person = plan("/api/core/users/500", town.admin(), requests);
            for (int round = -WARM_UPS; round < context.options().rounds(); round++) {
                boolean first = Math.floorMod(round, 2) == 0;
                double a = ClosedLoop.run(town.own().port(), first ? withToken : open)
                        .rate();
                double b = ClosedLoop.run(town.own().port(), first ? open : withToken)
                        .rate();
                double c = ClosedLoop.run(town.own().port(), person).rate();
                double d = reads.perSecond(!first);
                double e = reads.perSecond(first);
                if (round >= 0) {
                    with.add(first ? a : b);
                    without.add(first ? b : a);
                    people.add(c);
                    guarded.add(first ? e : d);
                    unguarded.add(first ? d : e);
                    context.say("round " + (round + 1) + "  with " + Math.round(with.getLast()) + "  without "
                            + Math.round(without.getLast()) + " reads/s");
                }
            }
        }
        List<Figures> figures = List.of(
                new Figures("with a token", "reads/s", with),
                new Figures("without", "reads/s", without),
                new Figures("a user's record", "reads/s", people),
                new Figures("guarded", "look-ups/s", guarded),
                new Figures("unguarded", "look-ups/s", unguarded));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "round",
                requests + " times GET " + OPEN + " over " + CONNECTIONS + " connections, closed loop; "
                        + GuardedReads.LOOKS + " look-ups by id over one connection, each a transaction");
        settings.put("warm-up", WARM_UPS + " rounds");
        settings.putAll(Durability.of(context.workplace().postgres()));
        return new BenchReport(
                name(),
                settings,
                figures,
                List.of(
                        Finding.ratio(figures.get(0), figures.get(1), Aim.atLeast(0.8)),
                        Finding.ratio(figures.get(3), figures.get(4), null)),
                List.of("Guarded: as the web role, with set_config in the same trip; unguarded: the same query as the"
                        + " worker role."));
    }

    private static Plan plan(String path, String token, int requests) {
        byte[] request = HttpRequests.json("GET", path, token, "");
        return new Plan(Collections.nCopies(CONNECTIONS, Collections.nCopies(requests / CONNECTIONS, request)), 200);
    }
}
