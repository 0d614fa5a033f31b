package io.gyosil.models.cat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.ability.ErrorFormula;
import io.gyosil.models.ability.Estimate;
import io.gyosil.models.ability.Posterior;
import io.gyosil.models.ability.Prior;
import io.gyosil.models.ability.Scale;
import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.ItemBank;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoosingItemsTest {

    /** Ten items, ever harder, of two areas in turn; the last four are alike. */
    private static final ItemBank ITEMS = ItemBank.of(IntStream.range(0, 10)
            .mapToObj(i -> Item.twoParameter(i < 6 ? 1 + i * 0.1 : 2, i < 6 ? i - 3 : 0))
            .toList());

    private static final GridBank BANK = new GridBank(ITEMS, Scale.USUAL);
    private static final int[] AREAS = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};

    private static Progress start(int given) {
        return new Progress(0, new Posterior(Prior.STANDARD, Scale.USUAL), given);
    }

    private static boolean[] taken(int... items) {
        boolean[] taken = new boolean[10];
        for (int item : items) {
            taken[item] = true;
        }
        return taken;
    }

    private static Set<Integer> drawn(ItemSelector selector) {
        Set<Integer> drawn = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            drawn.add(Objects.requireNonNull(selector.next(start(0), taken(), new int[2], seed))
                    .item());
        }
        return drawn;
    }

    @Test
    void itemsThatAreWorthTheSameAreDrawn() {
        assertThat(drawn(new ItemSelector(BANK, Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(1))))
                .containsExactlyInAnyOrder(6, 7, 8, 9);
        // The fifth is among them as it is, the sixth would be less.
        assertThat(drawn(new ItemSelector(BANK, Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(5))))
                .hasSize(5)
                .contains(6, 7, 8, 9);
    }

    @Test
    void theSameSeedDrawsTheSameAndSaysWhy() {
        ItemSelector selector = new ItemSelector(BANK, Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(4));
        Selection first = selector.next(start(3), taken(6), new int[2], 42);
        assertThat(selector.next(start(3), taken(6), new int[2], 42)).isEqualTo(first);
        assertThat(Objects.requireNonNull(first).candidates()).isEqualTo(9);
        assertThat(first.best()).isEqualTo(1.0, within(1e-12));
    }

    @Test
    void theAreaThatLacksMostIsNext() {
        ItemSelector selector = new ItemSelector(
                BANK, AREAS, Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(1), new ContentShares(3, 1), null);
        int[] given = new int[2];
        boolean[] taken = taken();
        StringBuilder areas = new StringBuilder();
        @Nullable Selection next = null;
        for (int i = 0; i < 10; i++) {
            next = Objects.requireNonNull(selector.next(start(i), taken, given, 7));
            taken[next.item()] = true;
            given[next.area()]++;
            areas.append(next.area());
        }
        // Three to one, until the first area has no item left.
        assertThat(areas.toString()).isEqualTo("0100010111");
        assertThat(selector.next(start(10), taken, given, 7)).isNull();
    }

    @Test
    void progressGoesFromChanceToTheCriterion() {
        var progressive = new Exposure.Progressive(20, 1);
        assertThat(progressive.weight(0)).isZero();
        assertThat(progressive.weight(19)).isEqualTo(1);
        double[] values = {1, 2, 3, 0.5};
        int[] candidates = {0, 1, 2, 3};
        int[] atFirst = new int[4];
        int[] atLast = new int[4];
        for (int i = 0; i < 4_000; i++) {
            atFirst[progressive.draw(values, candidates, 4, 0, i)]++;
            atLast[progressive.draw(values, candidates, 4, 19, i)]++;
        }
        assertThat(Arrays.stream(atFirst).min().orElseThrow()).isGreaterThan(800);
        assertThat(atLast).containsExactly(0, 0, 4_000, 0);
    }

    @Test
    void anItemPassesAsOftenAsItMay() {
        var control = new Exposure.SympsonHetter(0.2, 0.5, 1, 1);
        double[] values = {4, 3, 2, 1};
        int[] candidates = {0, 1, 2, 3};
        int[] drawn = new int[4];
        for (int i = 0; i < 10_000; i++) {
            drawn[control.draw(values, candidates, 4, 0, i)]++;
        }
        assertThat(drawn[0]).isBetween(1_800, 2_200);
        assertThat(drawn[1]).isBetween(3_800, 4_200);
        assertThat(drawn[3]).isZero();
        // Chosen in all exams, it may be in a quarter of them.
        assertThat(new Exposure.SympsonHetter(1, 1)
                        .adjusted(new double[] {1, 0.1}, 0.25)
                        .draw(new double[] {2, 1}, new int[] {0, 1}, 2, 0, 1))
                .isEqualTo(1);
    }

    @Test
    void sharpItemsAreKeptForLater() {
        Stratification strata = new Stratification(ITEMS, 2, 10);
        ItemSelector selector = new ItemSelector(
                BANK, new int[10], Criterion.CLOSEST_DIFFICULTY, new Exposure.Randomesque(1), null, strata);
        assertThat(Objects.requireNonNull(selector.next(start(0), taken(), new int[1], 1))
                        .item())
                .isEqualTo(3);
        assertThat(Objects.requireNonNull(selector.next(start(5), taken(), new int[1], 1))
                        .item())
                .isGreaterThan(5);
        // None of the stratum is left: the others are better than none.
        assertThat(Objects.requireNonNull(selector.next(start(0), taken(0, 1, 2, 3, 4), new int[1], 1))
                        .item())
                .isGreaterThan(4);
    }

    @Test
    void levelsAreAsLikelyAsThePosteriorSays() {
        Levels levels = new Levels(-1, 0, 1);
        double[] probabilities = levels.probabilities(new Posterior(Prior.STANDARD, new Scale(-6, 6, 601)));
        assertThat(probabilities[0]).isCloseTo(0.1587, within(1e-3));
        assertThat(probabilities[2]).isCloseTo(0.3413, within(1e-3));
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
        assertThat(levels.of(0)).isEqualTo(2);
        assertThat(levels.of(-7)).isZero();
        assertThatThrownBy(() -> new Levels(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExamEndsForTheFirstReasonThatHolds() {
        StoppingRule rule = new StoppingRule(5, 20, 0.3, new Levels(0), 1.96, 0.1);
        assertThat(rule.after(4, 50, estimate(2, 0.2), 1, false)).isNull();
        assertThat(rule.after(5, 50, estimate(2, 0.2), 1, false)).isEqualTo(StopReason.TARGET_ERROR);
        assertThat(rule.after(5, 50, estimate(1, 0.4), 1, false)).isEqualTo(StopReason.LEVEL_IS_CERTAIN);
        assertThat(rule.after(5, 50, estimate(0.5, 0.4), 1, false)).isNull();
        assertThat(rule.after(5, 50, estimate(0.5, 0.4), 0.05, false)).isEqualTo(StopReason.NOTHING_INFORMATIVE);
        assertThat(rule.after(20, 50, estimate(0.5, 0.4), 1, false)).isEqualTo(StopReason.MAXIMUM_LENGTH);
        assertThat(rule.after(1, 0, estimate(0.5, 0.4), 0, false)).isEqualTo(StopReason.BANK_EXHAUSTED);
        assertThat(rule.after(1, 50, estimate(0.5, 0.4), 1, true)).isEqualTo(StopReason.TIME_IS_UP);
        assertThatThrownBy(() -> new StoppingRule(5, 4, 0.3, null, 1.96, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Estimate estimate(double theta, double error) {
        return new Estimate(theta, error, Estimate.Method.EAP, ErrorFormula.POSTERIOR_DEVIATION);
    }

    @Test
    void whatCannotBeChosenFromIsRefused() {
        assertThatThrownBy(() -> new ContentShares(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentShares(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exposure.Randomesque(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stratification(ITEMS, 11, 20)).isInstanceOf(IllegalArgumentException.class);
        ItemBank empty = ItemBank.of(List.of());
        ItemSelector none = new ItemSelector(
                new GridBank(empty, Scale.USUAL), Criterion.MAXIMUM_INFORMATION, new Exposure.Randomesque(1));
        assertThat(none.next(start(0), new boolean[0], new int[1], 1)).isNull();
    }
}
