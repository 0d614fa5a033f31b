package io.gyosil.models.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.Responses;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for any answers to any items. */
class AnyAnswersTest {

    private static final Scale SCALE = Scale.USUAL;
    private static final AbilityEstimator EAP = new ExpectedAPosteriori(Prior.STANDARD, SCALE);
    private static final AbilityEstimator MAP = new MaximumAPosteriori(Prior.STANDARD, SCALE);
    private static final AbilityEstimator MLE = new MaximumLikelihood(SCALE);

    private final SplittableRandom random = new SplittableRandom(20_261_201);

    private Item item(double easiest) {
        return new Item(random.nextDouble(0.3, 3), random.nextDouble(easiest, easiest + 6), random.nextDouble(0, 0.35));
    }

    private Responses some(int count, double easiest) {
        Responses responses = Responses.none();
        for (int i = 0; i < count; i++) {
            responses = responses.and(item(easiest), random.nextBoolean());
        }
        return responses;
    }

    /** Also when every item is harder than any start. */
    @Test
    void anotherWrongAnswerNeverRaisesAnEstimate() {
        for (int trial = 0; trial < 2_000; trial++) {
            double easiest = trial % 2 == 0 ? -3 : 2;
            Responses before = some(random.nextInt(1, 15), easiest);
            Responses after = before.and(item(easiest), false);
            for (AbilityEstimator estimator : List.of(EAP, MAP, MLE)) {
                assertThat(estimator.estimate(after).theta())
                        .isLessThanOrEqualTo(estimator.estimate(before).theta() + 1e-9);
            }
        }
    }

    @Test
    void scoreIsZeroAtTheMaximum() {
        int inside = 0;
        for (int trial = 0; trial < 500; trial++) {
            Responses responses = some(20, -3);
            double theta = MLE.estimate(responses).theta();
            if (Math.abs(theta) < 4) {
                inside++;
                assertThat(responses.score(theta)).isCloseTo(0, within(1e-7));
                assertThat(responses.curvature(theta)).isNegative();
            }
        }
        assertThat(inside).isGreaterThan(300);
    }

    @Test
    void noPlaceIsHigherThanTheMaximum() {
        for (int trial = 0; trial < 300; trial++) {
            Responses responses = some(random.nextInt(1, 8), -3);
            double highest = responses.logLikelihood(MLE.estimate(responses).theta());
            for (double theta = -4; theta <= 4; theta += 0.01) {
                assertThat(responses.logLikelihood(theta)).isLessThanOrEqualTo(highest + 1e-9);
            }
        }
    }

    @Test
    void errorsFallWithInformation() {
        Responses responses = Responses.none();
        double error = 1;
        for (int i = 0; i < 40; i++) {
            responses = responses.and(Item.twoParameter(1.5, 0), i % 2 == 0);
            double next = MAP.estimate(responses).standardError();
            assertThat(next).isLessThan(error);
            error = next;
        }
        assertThat(EAP.estimate(responses).standardError()).isCloseTo(error, within(0.01));
    }

    @Test
    void beforeTheFirstAnswerThePriorStands() {
        Prior prior = new Prior(0.8, 0.5);
        Estimate estimate = new ExpectedAPosteriori(prior, SCALE).estimate(Responses.none());
        assertThat(estimate.theta()).isCloseTo(0.8, within(1e-6));
        assertThat(estimate.standardError()).isCloseTo(0.5, within(1e-4));
        assertThat(new EapAtFirst(MLE, prior, SCALE).estimate(Responses.none()).method())
                .isEqualTo(Estimate.Method.EAP);
    }

    /** Right and wrong answers, and yet the likelihood falls all the way: the right ones were of items that anybody guesses. */
    @Test
    void rightAndWrongAnswersAreNotEnough() {
        Responses responses = Responses.none()
                .and(new Item(1, 3, 0.33), true)
                .and(new Item(2, -1, 0), false)
                .and(new Item(2, -2, 0), false);
        Estimate estimate = new EapAtFirst(MLE, Prior.STANDARD, SCALE).estimate(responses);
        assertThat(estimate.method()).isEqualTo(Estimate.Method.EAP);
        assertThat(estimate.formula()).isEqualTo(ErrorFormula.POSTERIOR_DEVIATION);
    }

    @Test
    void answersOneByOneGiveThePosteriorOfAll() {
        Posterior oneByOne = new Posterior(Prior.STANDARD, SCALE);
        Responses all = Responses.none();
        for (int i = 0; i < 30; i++) {
            Item item = item(-3);
            boolean correct = random.nextBoolean();
            oneByOne.add(item, correct);
            all = all.and(item, correct);
        }
        assertThat(oneByOne.estimate().theta()).isCloseTo(EAP.estimate(all).theta(), within(1e-12));
        assertThat(oneByOne.probability(Double.NEGATIVE_INFINITY, 0.3)
                        + oneByOne.probability(0.3, Double.POSITIVE_INFINITY))
                .isCloseTo(1, within(1e-12));
    }

    /** So many that a likelihood itself would be 0. */
    @Test
    void fiveThousandAnswersAreTaken() {
        Posterior posterior = new Posterior(Prior.STANDARD, SCALE);
        for (int i = 0; i < 5_000; i++) {
            posterior.add(Item.rasch(0), i % 2 == 0);
        }
        assertThat(posterior.estimate().theta()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatIsNoPriorOrScaleIsRefused() {
        assertThatThrownBy(() -> new Prior(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prior(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(1, 1, 33)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
