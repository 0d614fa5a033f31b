package io.gyosil.models.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.Published;
import io.gyosil.models.irt.Responses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Step by step beside catR 3.17, whose own optimizers stop within some 10⁻⁴ of the maximum. */
class AbilityAgainstCatRTest {

    private static final double OPTIMIZER = 5e-4;
    private static final Scale SCALE = Scale.USUAL;
    private static final AbilityEstimator EAP = new ExpectedAPosteriori(Prior.STANDARD, SCALE);
    private static final AbilityEstimator MAP = new MaximumAPosteriori(Prior.STANDARD, SCALE);
    private static final AbilityEstimator WLE = new WeightedLikelihood(SCALE);
    private static final AbilityEstimator MLE = new MaximumLikelihood(SCALE);

    private record Step(Responses responses, String[] row) {

        double number(int column) {
            return Double.parseDouble(row[column]);
        }
    }

    private static List<Step> steps() {
        List<Item> bank = Published.bank();
        Map<String, Responses> soFar = new LinkedHashMap<>();
        return Published.rows("steps.csv").stream()
                .map(row -> new Step(
                        soFar.merge(
                                row[0],
                                Responses.none().and(bank.get(Integer.parseInt(row[1]) - 1), row[2].equals("1")),
                                (before, ignored) ->
                                        before.and(bank.get(Integer.parseInt(row[1]) - 1), row[2].equals("1"))),
                        row))
                .toList();
    }

    @Test
    void eapIsCatRs() {
        for (Step step : steps()) {
            Estimate estimate = EAP.estimate(step.responses());
            assertThat(estimate.theta()).isCloseTo(step.number(3), within(1e-9));
            assertThat(estimate.standardError()).isCloseTo(step.number(4), within(1e-9));
            assertThat(estimate.formula()).isEqualTo(ErrorFormula.POSTERIOR_DEVIATION);
        }
    }

    @Test
    void mapIsCatRs() {
        for (Step step : steps()) {
            Estimate estimate = MAP.estimate(step.responses());
            assertThat(estimate.theta()).isCloseTo(step.number(5), within(OPTIMIZER));
            assertThat(estimate.standardError()).isCloseTo(step.number(6), within(OPTIMIZER));
        }
    }

    @Test
    void weightedLikelihoodIsCatRs() {
        for (Step step : steps()) {
            Estimate estimate = WLE.estimate(step.responses());
            assertThat(estimate.theta()).isCloseTo(step.number(7), within(OPTIMIZER));
            assertThat(estimate.standardError()).isCloseTo(step.number(8), within(5 * OPTIMIZER));
        }
    }

    @Test
    void maximumLikelihoodIsCatRsWhereItIsNoBound() {
        int inside = 0;
        for (Step step : steps()) {
            Estimate estimate = MLE.estimate(step.responses());
            assertThat(estimate.theta()).isCloseTo(step.number(9), within(OPTIMIZER));
            if (Math.abs(step.number(9)) < 3.99) {
                inside++;
                assertThat(estimate.standardError()).isCloseTo(step.number(10), within(5 * OPTIMIZER));
            }
        }
        assertThat(inside).isGreaterThan(100);
    }

    /** It also stands in a few steps in which the likelihood rises to the lower bound again, beyond a maximum inside. */
    @Test
    void eapStandsWhereTheLikelihoodHasNoMaximum() {
        AbilityEstimator asked = new EapAtFirst(MLE, Prior.STANDARD, SCALE);
        int byLikelihood = 0;
        for (Step step : steps()) {
            Estimate estimate = asked.estimate(step.responses());
            if (estimate.method() == Estimate.Method.MLE) {
                byLikelihood++;
                assertThat(Math.abs(step.number(9))).isLessThan(3.999);
            } else {
                assertThat(estimate).isEqualTo(EAP.estimate(step.responses()));
            }
        }
        assertThat(byLikelihood).isGreaterThan(200);
    }
}
