package io.gyosil.models.fsrs;

import static io.gyosil.models.fsrs.Rating.AGAIN;
import static io.gyosil.models.fsrs.Rating.EASY;
import static io.gyosil.models.fsrs.Rounding.toEightDecimals;
import static java.lang.Math.pow;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;

/**
 * The formulas of FSRS-6 for difficulty and stability, rounded where the reference rounds.
 *
 * <p>exp and log are StrictMath's: the reference gets the same bits. No pow of Java's is the reference's to the last bit,
 * so it is Math's, which is the fast one. After rounding, under one stability in a million is 1e-8 off, and two families of
 * processors may differ as seldom and as little.
 */
final class MemoryModel {

    static final double MIN_STABILITY = 0.001;
    static final double MAX_STABILITY = 36_500;
    static final double MIN_DIFFICULTY = 1;
    static final double MAX_DIFFICULTY = 10;

    private static final double MIN_INITIAL_STABILITY = 0.1;

    private final ForgettingCurve curve;
    private final double[] w;
    private final double recallFactor;
    private final double relapseDivisor;

    // Each by the rating's ordinal.
    private final double[] initialStability = new double[4];
    private final double[] initialDifficulty = new double[4];
    private final double[] difficultyChange = new double[4];
    private final double[] sameDayFactor = new double[4];
    private final double[] ratingFactor;

    private final double pullToMeanDifficulty;

    MemoryModel(FsrsParameters parameters, ForgettingCurve curve) {
        this.curve = curve;
        w = parameters.weights().stream().mapToDouble(Double::doubleValue).toArray();
        limitShortTermWeights(parameters.relearningSteps().size());
        recallFactor = exp(w[8]);
        relapseDivisor = exp(w[17] * w[18]);
        ratingFactor = new double[] {1, w[15], 1, w[16]};
        for (Rating rating : Rating.values()) {
            int i = rating.ordinal();
            initialStability[i] = Math.max(w[i], MIN_INITIAL_STABILITY);
            initialDifficulty[i] = clampDifficulty(unboundedInitialDifficulty(rating));
            difficultyChange[i] = -w[6] * (rating.grade() - 3);
            sameDayFactor[i] = exp(w[17] * (rating.grade() - 3 + w[18]));
        }
        pullToMeanDifficulty = w[7] * unboundedInitialDifficulty(EASY);
    }

    double initialStability(Rating rating) {
        return initialStability[rating.ordinal()];
    }

    double initialDifficulty(Rating rating) {
        return initialDifficulty[rating.ordinal()];
    }

    /** Moves with the rating, ever less towards 10, and reverts a little to the difficulty of a first Easy. */
    double nextDifficulty(double difficulty, Rating rating) {
        double damped = toEightDecimals(difficultyChange[rating.ordinal()] * (10 - difficulty) / 9);
        return clampDifficulty(toEightDecimals(pullToMeanDifficulty + (1 - w[7]) * (difficulty + damped)));
    }

    double nextStability(double difficulty, double stability, long days, Rating rating) {
        return rating == AGAIN && days > 0
                ? forgotten(difficulty, stability, days)
                : recalled(stability, days, recallEffect(difficulty, stability, days), rating);
    }

    /** What a review does to stability before the rating comes in: computed once for Hard, Good and Easy. */
    double recallEffect(double difficulty, double stability, long days) {
        if (days == 0) {
            return pow(stability, -w[19]);
        }
        double forgetting = 1 - curve.retrievability(days, stability);
        return recallFactor * (11 - difficulty) * pow(stability, -w[9]) * (exp(forgetting * w[10]) - 1);
    }

    /** Stability after a recall, or after any rating on the same day; only Again lowers it. */
    double recalled(double stability, long days, double effect, Rating rating) {
        int i = rating.ordinal();
        if (days > 0) {
            return clampStability(stability * (1 + effect * ratingFactor[i]));
        }
        double change = effect * sameDayFactor[i];
        return clampStability(stability * (rating == AGAIN ? change : Math.max(change, 1)));
    }

    private double forgotten(double difficulty, double stability, long days) {
        double forgetting = 1 - curve.retrievability(days, stability);
        double afterLapse = clampStability(
                w[11] * pow(difficulty, -w[12]) * (pow(stability + 1, w[13]) - 1) * exp(forgetting * w[14]));
        double atMost = Math.max(toEightDecimals(stability / relapseDivisor), MIN_STABILITY);
        return Math.min(atMost, afterLapse);
    }

    /** So that a lapse and a Good on each of its relearning steps do not end above the stability before the lapse. */
    private void limitShortTermWeights(int relearningSteps) {
        if (relearningSteps > 1) {
            double room = -(log(w[11]) + log(pow(2, w[13]) - 1) + w[14] * 0.3) / relearningSteps;
            double limit = Math.max(toEightDecimals(Math.sqrt(Math.max(room, 0))), 0.01);
            w[17] = Math.min(w[17], limit);
            w[18] = Math.min(w[18], limit);
        }
    }

    private double unboundedInitialDifficulty(Rating rating) {
        return toEightDecimals(w[4] - exp((rating.grade() - 1) * w[5]) + 1);
    }

    private static double clampDifficulty(double difficulty) {
        return Math.clamp(difficulty, MIN_DIFFICULTY, MAX_DIFFICULTY);
    }

    private static double clampStability(double stability) {
        return toEightDecimals(Math.clamp(stability, MIN_STABILITY, MAX_STABILITY));
    }
}
