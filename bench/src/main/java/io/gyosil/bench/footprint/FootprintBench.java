package io.gyosil.bench.footprint;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time to ready and memory of the whole stack, each round from an empty folder. */
public final class FootprintBench implements Bench {
    private static final int UPLOADS = 5_000;
    private static final Aim START = Aim.atMost(15);
    private static final Aim MEMORY = Aim.atMost(300);

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public String purpose() {
        return "./gyosil up from an empty folder until it serves, and what its processes hold at rest and after"
                + " uploads";
    }

    @Override
    public List<String> aims() {
        return List.of("up ≤ 15 s", "each service ≤ 300 MiB");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        int uploads = context.options().sizeOr(UPLOADS);
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < context.options().rounds(); round++) {
            Map<String, Double> figures = new OneStart(context, round).play(uploads);
            context.say("round " + (round + 1) + "  " + figures);
            figures.forEach((what, figure) ->
                    rounds.computeIfAbsent(what, name -> new ArrayList<>()).add(figure));
        }
        List<Figures> figures = rounds.entrySet().stream()
                .map(entry -> new Figures(what(entry.getKey()), unit(entry.getKey()), entry.getValue()))
                .toList();
        return new BenchReport(
                name(),
                Map.of("uploads", uploads + " of 20 answers over 4 connections, as fast as they are taken"),
                figures,
                figures.stream().map(FootprintBench::finding).toList(),
                List.of(
                        "Memory is VmRSS of the process and what its children hold beside it; PostgreSQL's shared"
                                + " buffers count where they are touched.",
                        "Each round starts in an empty folder: PostgreSQL is unpacked, its cluster made, all tables"
                                + " migrated."));
    }

    private static Finding finding(Figures figures) {
        return new Finding(figures.contestant(), figures.median(), figures.unit(), aim(figures));
    }

    private static @Nullable Aim aim(Figures figures) {
        if (figures.contestant().startsWith("up")) {
            return START;
        }
        boolean isService =
                figures.contestant().startsWith("study") || figures.contestant().startsWith("analytics");
        return isService && figures.unit().equals("MiB") ? MEMORY : null;
    }

    private static String what(String key) {
        return key.substring(0, key.lastIndexOf(','));
    }

    private static String unit(String key) {
        return key.substring(key.lastIndexOf(',') + 2);
    }
}
