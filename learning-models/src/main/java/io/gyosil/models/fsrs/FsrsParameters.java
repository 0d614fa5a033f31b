package io.gyosil.models.fsrs;

import java.time.Duration;
import java.util.List;

/**
 * What FSRS-6 assumes about a learner.
 *
 * @param weights the 21 weights w[0] to w[20], each in its published range
 * @param desiredRetention probability of recall at which a question is due, above 0 and at most 1
 * @param maximumIntervalDays longest interval, 1 to 36,500 days. When Hard, Good and Easy would all reach it they are kept
 *     a day apart, so that Good and Easy may come one and two days later, as in the reference
 * @param learningSteps waits of a new question before it counts as known, whole minutes; may be empty
 * @param relearningSteps the same for a question that was forgotten
 */
public record FsrsParameters(
        List<Double> weights,
        double desiredRetention,
        int maximumIntervalDays,
        List<Duration> learningSteps,
        List<Duration> relearningSteps) {

    private static final int LONGEST_INTERVAL_DAYS = 36_500;

    private static final FsrsParameters PUBLISHED = new FsrsParameters(
            List.of(
                    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
                    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
            0.9,
            LONGEST_INTERVAL_DAYS,
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)),
            List.of(Duration.ofMinutes(10)));

    /** @throws IllegalArgumentException naming the value that is wrong and what it may be */
    public FsrsParameters {
        weights = List.copyOf(weights);
        learningSteps = List.copyOf(learningSteps);
        relearningSteps = List.copyOf(relearningSteps);
        WeightRange.check(weights);
        if (!(desiredRetention > 0 && desiredRetention <= 1)) {
            throw new IllegalArgumentException(
                    "Desired retention must be above 0 and at most 1, but it is " + desiredRetention);
        }
        if (maximumIntervalDays < 1 || maximumIntervalDays > LONGEST_INTERVAL_DAYS) {
            throw new IllegalArgumentException("Maximum interval must be 1 to " + LONGEST_INTERVAL_DAYS
                    + " days, but it is " + maximumIntervalDays);
        }
        learningSteps.forEach(step -> checkStep("learning", step));
        relearningSteps.forEach(step -> checkStep("relearning", step));
    }

    /** The published FSRS-6 weights, retention 0.9, intervals to 36,500 days, steps 1 and 10 minutes, relearning 10. */
    public static FsrsParameters published() {
        return PUBLISHED;
    }

    private static void checkStep(String kind, Duration step) {
        boolean wholeMinutes = step.equals(Duration.ofMinutes(step.toMinutes()));
        if (!wholeMinutes || !step.isPositive() || step.toDays() > LONGEST_INTERVAL_DAYS) {
            throw new IllegalArgumentException("A " + kind + " step must be whole minutes, at least 1 and at most "
                    + LONGEST_INTERVAL_DAYS + " days, but it is " + step);
        }
    }
}
