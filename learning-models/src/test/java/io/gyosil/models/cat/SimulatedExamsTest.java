package io.gyosil.models.cat;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.models.ability.Estimate;
import io.gyosil.models.ability.Posterior;
import io.gyosil.models.ability.Prior;
import io.gyosil.models.ability.Scale;
import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.ItemBank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * 1,000 examinees with N(0, 1) abilities take 30 of 500 items (a lognormal about 1.1, b N(0, 1.2), c 0.1 to 0.25), scored by EAP. All draws
 * are seeded; where a probability differs in its last digit one may fall otherwise, so the figures are nearly the same anywhere. docs/exams.md
 * shows them.
 */
class SimulatedExamsTest {

    private static final int EXAMINEES = 1_000;
    private static final int LENGTH = 30;
    private static final Scale SCALE = new Scale(-4, 4, 81);
    private static final ItemBank ITEMS = bank();
    private static final GridBank BANK = new GridBank(ITEMS, SCALE);

    private static ItemBank bank() {
        SplittableRandom random = new SplittableRandom(500);
        return ItemBank.of(IntStream.range(0, 500)
                .mapToObj(i -> new Item(
                        Math.exp(random.nextGaussian(0.1, 0.3)),
                        random.nextGaussian(0, 1.2),
                        random.nextDouble(0.1, 0.25)))
                .toList());
    }

    /** How well a form of exam does. */
    private record Figures(double bias, double rmse, double coverage, double highestExposure, int neverUsed) {}

    @FunctionalInterface
    private interface Form {
        int next(Progress progress, boolean[] taken, long examinee);
    }

    private static Figures simulate(Form form) {
        SplittableRandom random = new SplittableRandom(1_000);
        int[] exposed = new int[ITEMS.size()];
        double bias = 0;
        double squares = 0;
        int covered = 0;
        for (int examinee = 0; examinee < EXAMINEES; examinee++) {
            double truth = random.nextGaussian();
            Posterior posterior = new Posterior(Prior.STANDARD, SCALE);
            boolean[] taken = new boolean[ITEMS.size()];
            for (int given = 0; given < LENGTH; given++) {
                int item = form.next(new Progress(posterior.mean(), posterior, given), taken, examinee);
                taken[item] = true;
                exposed[item]++;
                posterior.add(ITEMS.item(item), random.nextDouble() < ITEMS.probability(item, truth));
            }
            Estimate estimate = posterior.estimate();
            double off = estimate.theta() - truth;
            bias += off;
            squares += off * off;
            covered += Math.abs(off) <= 1.96 * estimate.standardError() ? 1 : 0;
        }
        return new Figures(
                bias / EXAMINEES,
                Math.sqrt(squares / EXAMINEES),
                (double) covered / EXAMINEES,
                (double) Arrays.stream(exposed).max().orElseThrow() / EXAMINEES,
                (int) Arrays.stream(exposed).filter(count -> count == 0).count());
    }

    private static Form adaptive(Criterion criterion, Exposure exposure) {
        ItemSelector selector = new ItemSelector(BANK, criterion, exposure);
        return (progress, taken, examinee) -> Objects.requireNonNull(
                        selector.next(progress, taken, new int[1], 31 * examinee))
                .item();
    }

    private static Form stratified() {
        ItemSelector selector = new ItemSelector(
                BANK,
                new int[ITEMS.size()],
                Criterion.CLOSEST_DIFFICULTY,
                new Exposure.Randomesque(1),
                null,
                new Stratification(ITEMS, 5, LENGTH));
        return (progress, taken, examinee) -> Objects.requireNonNull(
                        selector.next(progress, taken, new int[1], 31 * examinee))
                .item();
    }

    /** The same items for all: those with the most information over N(0, 1). */
    private static Form fixed() {
        Progress atFirst = new Progress(0, new Posterior(Prior.STANDARD, SCALE), 0);
        List<Integer> best =
                new ArrayList<>(IntStream.range(0, ITEMS.size()).boxed().toList());
        best.sort((one, other) -> Double.compare(
                Criterion.MAXIMUM_POSTERIOR_WEIGHTED_INFORMATION.value(BANK, other, atFirst),
                Criterion.MAXIMUM_POSTERIOR_WEIGHTED_INFORMATION.value(BANK, one, atFirst)));
        return (progress, taken, examinee) -> best.get(progress.given());
    }

    private static Form random() {
        SplittableRandom random = new SplittableRandom(30);
        return (progress, taken, examinee) -> {
            int item;
            do {
                item = random.nextInt(ITEMS.size());
            } while (taken[item]);
            return item;
        };
    }

    private static String shown(String name, Figures figures) {
        return String.format(
                "| %s | %.3f | %.3f | %.3f | %.2f | %d |",
                name,
                figures.bias(),
                figures.rmse(),
                figures.coverage(),
                figures.highestExposure(),
                figures.neverUsed());
    }

    @Test
    void anAdaptiveExamIsMorePreciseThanAFixedOneAndThatThanARandomOne() {
        Figures best = simulate(adaptive(Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(1)));
        Figures five = simulate(adaptive(Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(5)));
        Figures progressive = simulate(adaptive(Criterion.MAXIMUM_INFORMATION, new Exposure.Progressive(LENGTH, 1)));
        Figures stratified = simulate(stratified());
        Figures fixed = simulate(fixed());
        Figures random = simulate(random());
        System.out.println(String.join(
                "\n",
                shown("maximum information", best),
                shown("one of the best five", five),
                shown("progressive", progressive),
                shown("five strata", stratified),
                shown("fixed form", fixed),
                shown("random form", random)));

        for (Figures figures : List.of(best, five, progressive, stratified, fixed, random)) {
            assertThat(figures.bias()).isBetween(-0.05, 0.05);
            assertThat(figures.coverage()).isBetween(0.93, 0.97);
        }
        assertThat(best.rmse()).isLessThan(fixed.rmse()).isLessThan(0.8 * random.rmse());
        assertThat(five.rmse()).isLessThan(fixed.rmse());
        assertThat(progressive.highestExposure())
                .isLessThan(five.highestExposure())
                .isLessThan(best.highestExposure());
        assertThat(progressive.neverUsed()).isLessThan(best.neverUsed());
        assertThat(stratified.neverUsed()).isLessThan(best.neverUsed());
    }

    /** After some turns of the search no item is in many more exams than it may be. */
    @Test
    void exposureIsHeldWhereItMayBe() {
        Exposure.SympsonHetter control = new Exposure.SympsonHetter(
                IntStream.range(0, ITEMS.size()).mapToDouble(item -> 1).toArray());
        double highest = 1;
        for (int turn = 0; turn < 5; turn++) {
            double[] exposed = exposed(control);
            highest = Arrays.stream(exposed).max().orElseThrow();
            control = control.adjusted(exposed, 0.25);
        }
        assertThat(highest).isLessThan(0.32);
    }

    private static double[] exposed(Exposure control) {
        ItemSelector selector = new ItemSelector(BANK, Criterion.MAXIMUM_INFORMATION, control);
        SplittableRandom random = new SplittableRandom(77);
        double[] exposed = new double[ITEMS.size()];
        int examinees = 400;
        for (int examinee = 0; examinee < examinees; examinee++) {
            double truth = random.nextGaussian();
            Posterior posterior = new Posterior(Prior.STANDARD, Scale.USUAL);
            boolean[] taken = new boolean[ITEMS.size()];
            for (int given = 0; given < 10; given++) {
                int item = Objects.requireNonNull(selector.next(
                                new Progress(posterior.mean(), posterior, given), taken, new int[1], examinee))
                        .item();
                taken[item] = true;
                exposed[item] += 1.0 / examinees;
                posterior.add(ITEMS.item(item), random.nextDouble() < ITEMS.probability(item, truth));
            }
        }
        return exposed;
    }
}
