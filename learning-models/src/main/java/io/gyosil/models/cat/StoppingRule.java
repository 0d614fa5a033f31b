package io.gyosil.models.cat;

import io.gyosil.models.ability.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * When an exam ends. What is about precision (error, level, information) never ends it before its minimum length.
 *
 * @param minimumLength how many items it has at least, 1 or more, unless time or items run out
 * @param maximumLength how many it has at most
 * @param targetError ends when the standard error is at most this; 0 for never
 * @param levels ends when the estimate ± z standard errors is inside one of them; null for never
 * @param z how many standard errors, e.g. 1.96 for 95 %
 * @param leastInformation ends when no item left has this much information at the estimate; 0 for never
 */
public record StoppingRule(
        int minimumLength,
        int maximumLength,
        double targetError,
        @Nullable Levels levels,
        double z,
        double leastInformation) {

    /** @throws IllegalArgumentException when it could never be kept */
    public StoppingRule {
        if (minimumLength < 1 || maximumLength < minimumLength) {
            throw new IllegalArgumentException("No exam has " + minimumLength + " to " + maximumLength + " items");
        }
        if (!(targetError >= 0) || !(z > 0) || !(leastInformation >= 0)) {
            throw new IllegalArgumentException("No exam ends by " + targetError + ", " + z + ", " + leastInformation);
        }
    }

    /**
     * Why the exam ends after an answer.
     *
     * @param given how many items it had
     * @param left how many are left
     * @param mostInformation the most that one of those left has at the estimate
     * @param timeIsUp by the server's clock
     * @return null when it goes on
     */
    public @Nullable StopReason after(
            int given, int left, Estimate estimate, double mostInformation, boolean timeIsUp) {
        if (timeIsUp) {
            return StopReason.TIME_IS_UP;
        }
        if (given >= maximumLength) {
            return StopReason.MAXIMUM_LENGTH;
        }
        if (left == 0) {
            return StopReason.BANK_EXHAUSTED;
        }
        return given < minimumLength ? null : byPrecision(estimate, mostInformation);
    }

    private @Nullable StopReason byPrecision(Estimate estimate, double mostInformation) {
        if (estimate.standardError() <= targetError) {
            return StopReason.TARGET_ERROR;
        }
        double half = z * estimate.standardError();
        if (levels != null && levels.of(estimate.theta() - half) == levels.of(estimate.theta() + half)) {
            return StopReason.LEVEL_IS_CERTAIN;
        }
        return mostInformation < leastInformation ? StopReason.NOTHING_INFORMATIVE : null;
    }
}
