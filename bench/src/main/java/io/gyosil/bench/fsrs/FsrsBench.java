package io.gyosil.bench.fsrs;

import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reviews per second on one thread, ours and the reference's. */
public final class FsrsBench implements Bench {
    private static final int CARDS = 10_000;
    private static final int REVIEWS = 30;
    private static final int WARM_UPS = 3;
    private static final Aim AIM = Aim.atLeast(20);

    @Override
    public String name() {
        return "fsrs";
    }

    @Override
    public String purpose() {
        return "FSRS-6 reviews on one thread: learning-models against npm ts-fsrs under node";
    }

    @Override
    public List<String> aims() {
        return List.of("own ≥ 20 × ts-fsrs");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        Histories histories = Histories.of(context.options().sizeOr(CARDS), REVIEWS);
        try (OwnFsrs own = new OwnFsrs(histories);
                TsFsrs reference = new TsFsrs(context, histories)) {
            Match match = new Match(List.of(own, reference), "reviews/s", context::say);
            List<Figures> figures = match.play(WARM_UPS, context.options().rounds());
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("histories", histories.cards() + " cards of " + REVIEWS + " reviews, one thread each");
            settings.put("warm-up", WARM_UPS + " rounds");
            settings.put(own.name(), own.madeOf());
            settings.put(reference.name(), reference.madeOf());
            return new BenchReport(
                    name(),
                    settings,
                    figures,
                    List.of(Finding.ratio(figures.get(0), figures.get(1), AIM)),
                    List.of("Stability and difficulty agree to 6 decimals, due times, states and counts exactly, for"
                            + " every card after every round."));
        }
    }
}
