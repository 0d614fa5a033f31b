package io.gyosil.models.fsrs;

/** How recall fades with time, R(t, S) = (1 + factor · t / S) ^ decay, and when it reaches the desired retention. */
final class ForgettingCurve {

    private final double decay;
    private final double factor;
    private final double daysPerStability;
    private final int maximumIntervalDays;

    /** @param parameters w[20] is the decay; stability is the time in which recall falls to 0.9 */
    ForgettingCurve(FsrsParameters parameters) {
        decay = -parameters.weights().get(20);
        factor = Rounding.toEightDecimals(StrictMath.exp(Math.pow(decay, -1) * StrictMath.log(0.9)) - 1);
        daysPerStability = Rounding.toEightDecimals((Math.pow(parameters.desiredRetention(), 1 / decay) - 1) / factor);
        maximumIntervalDays = parameters.maximumIntervalDays();
    }

    /** Probability of recall, 0 to 1. */
    double retrievability(long days, double stability) {
        return Rounding.toEightDecimals(Math.pow(1 + factor * days / stability, decay));
    }

    /** Whole days until recall falls to the desired retention, 1 to the maximum interval. */
    int intervalDays(double stability) {
        return (int) Math.clamp(Math.round(stability * daysPerStability), 1L, maximumIntervalDays);
    }
}
