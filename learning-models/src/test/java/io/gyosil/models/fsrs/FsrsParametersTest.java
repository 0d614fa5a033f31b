package io.gyosil.models.fsrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FsrsParametersTest {

    private static final List<Duration> STEPS = List.of(Duration.ofMinutes(10));
    private static final List<Double> WEIGHTS = FsrsParameters.published().weights();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.001 to 100.0",
        "3, 100.1, 0.001 to 100.0",
        "4, 0.9, 1.0 to 10.0",
        "7, 0.76, 0.001 to 0.75",
        "16, 0.99, 1.0 to 6.0",
        "19, 0, 0.01 to 0.8",
        "20, 0.81, 0.1 to 0.8",
        "12, NaN, 0.001 to 0.25",
        "8, Infinity, 0.0 to 4.5"
    })
    void aWeightOutsideItsPublishedRangeIsRefusedByName(int index, double weight, String range) {
        List<Double> weights = new ArrayList<>(WEIGHTS);
        weights.set(index, weight);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FsrsParameters(weights, 0.9, 100, STEPS, STEPS))
                .withMessage("Weight w[%d] must be %s, but it is %s", index, range, weight);
    }

    @Test
    void theWeightsOfAnOlderFsrsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FsrsParameters(WEIGHTS.subList(0, 19), 0.9, 100, STEPS, STEPS))
                .withMessage("FSRS-6 has 21 weights, but 19 were given");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0001, Double.NaN})
    void aRetentionThatIsNoProbabilityIsRefused(double retention) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FsrsParameters(WEIGHTS, retention, 100, STEPS, STEPS))
                .withMessage("Desired retention must be above 0 and at most 1, but it is " + retention);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 36_501})
    void aMaximumIntervalOutOfRangeIsRefused(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FsrsParameters(WEIGHTS, 0.9, days, STEPS, STEPS))
                .withMessage("Maximum interval must be 1 to 36500 days, but it is " + days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1M", "PT30S", "PT90S", "P36501D", "PT1M0.000001S"})
    void aStepThatIsNotWholeMinutesIsRefused(Duration step) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FsrsParameters(WEIGHTS, 0.9, 100, List.of(step), STEPS))
                .withMessageStartingWith("A learning step must be whole minutes")
                .withMessageEndingWith("but it is " + step);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FsrsParameters(WEIGHTS, 0.9, 100, STEPS, List.of(step)))
                .withMessageStartingWith("A relearning step must be whole minutes");
    }

    @Test
    void listsThatChangeLaterDoNotChangeTheParameters() {
        List<Double> weights = new ArrayList<>(WEIGHTS);
        FsrsParameters parameters = new FsrsParameters(weights, 0.9, 100, STEPS, STEPS);

        weights.set(0, 99.0);

        assertThat(parameters.weights()).isEqualTo(WEIGHTS);
    }
}
