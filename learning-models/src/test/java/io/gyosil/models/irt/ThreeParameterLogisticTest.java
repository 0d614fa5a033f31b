package io.gyosil.models.irt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeParameterLogisticTest {

    private static final List<Item> ITEMS =
            List.of(Item.rasch(0.3), Item.twoParameter(1.7, -1), new Item(0.6, 2, 0.25), new Item(2.8, -0.5, 0.105));

    /** By differences over h = 10⁻⁴, whose own error is some 10⁻⁷. */
    @Test
    void derivativesAreThoseOfTheLikelihood() {
        double h = 1e-4;
        for (Item item : ITEMS) {
            for (double theta = -5; theta <= 5; theta += 0.25) {
                for (boolean correct : new boolean[] {true, false}) {
                    Responses answer = Responses.none().and(item, correct);
                    double left = answer.logLikelihood(theta - h);
                    double here = answer.logLikelihood(theta);
                    double right = answer.logLikelihood(theta + h);
                    assertThat(answer.score(theta)).isCloseTo((right - left) / (2 * h), within(1e-6));
                    assertThat(answer.curvature(theta)).isCloseTo((right - 2 * here + left) / (h * h), within(1e-5));
                }
            }
        }
    }

    @Test
    void informationIsTheExpectationOfTheNegativeCurvature() {
        for (Item item : ITEMS) {
            for (double theta = -4; theta <= 4; theta += 0.5) {
                double right = item.probability(theta);
                double expected = -right * Responses.none().and(item, true).curvature(theta)
                        - (1 - right) * Responses.none().and(item, false).curvature(theta);
                assertThat(item.information(theta)).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void anItemIsMostInformativeWhereTheFormulaSays() {
        for (Item item : ITEMS) {
            double there = item.mostInformativeAt();
            assertThat(item.information(there))
                    .isGreaterThan(item.information(there - 0.01))
                    .isGreaterThan(item.information(there + 0.01));
        }
    }

    @Test
    void extremeAbilitiesAndItemsGiveNumbers() {
        for (Item item :
                List.of(new Item(40, 40, 0), new Item(1e-9, -40, 0.999), new Item(30, -30, 0.2), Item.rasch(700))) {
            for (double theta : new double[] {-1_000, -40, 0, 40, 1_000}) {
                Responses both = Responses.none().and(item, true).and(item, false);
                assertThat(both.logLikelihood(theta)).isNotNaN();
                assertThat(both.score(theta)).isFinite();
                assertThat(both.curvature(theta)).isFinite();
                assertThat(both.information(theta)).isFinite().isNotNegative();
                assertThat(both.warm(theta)).isFinite();
            }
        }
    }

    @Test
    void sumsDoNotDependOnTheOrderOfAnswers() {
        List<Item> bank = Published.bank();
        int[] order = IntStream.range(0, 30).toArray();
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        Responses sorted = Responses.none();
        Responses shuffled = Responses.none();
        for (int i = 0; i < order.length; i++) {
            sorted = sorted.and(bank.get(i), i % 3 == 0);
            shuffled = shuffled.and(bank.get(order[i]), order[i] % 3 == 0);
        }
        assertThat(shuffled.logLikelihood(0.7)).isCloseTo(sorted.logLikelihood(0.7), within(1e-12));
        assertThat(shuffled.score(0.7)).isCloseTo(sorted.score(0.7), within(1e-12));
    }

    @Test
    void curvesOfATestAreSumsOverItsItems() {
        ItemBank test = ItemBank.of(ITEMS);
        assertThat(test.information(0.4))
                .isCloseTo(
                        ITEMS.stream()
                                .mapToDouble(item -> item.information(0.4))
                                .sum(),
                        within(1e-12));
        assertThat(test.expectedScore(0.4))
                .isCloseTo(
                        ITEMS.stream()
                                .mapToDouble(item -> item.probability(0.4))
                                .sum(),
                        within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-1, 0, 0",
        "NaN, 0, 0",
        "Infinity, 0, 0",
        "1, NaN, 0",
        "1, Infinity, 0",
        "1, 0, -0.1",
        "1, 0, 1",
        "1, 0, NaN"
    })
    void whatIsNoItemIsRefused(double a, double b, double c) {
        assertThatThrownBy(() -> new Item(a, b, c)).isInstanceOf(IllegalArgumentException.class);
    }
}
