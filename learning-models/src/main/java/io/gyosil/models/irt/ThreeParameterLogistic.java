package io.gyosil.models.irt;

/**
 * The three-parameter logistic model with D = 1: P(θ) = c + (1 − c) p, with p = 1 / (1 + e^(−a (θ − b))). With c = 0 it is the
 * two-parameter model, with one a for all items the one-parameter model.
 *
 * <p>Every method takes any finite θ: sums of exponentials are written so that nothing overflows, and what tends to 0 / 0 at the
 * ends has its limit.
 *
 * <p>Source: A. Birnbaum, in F. M. Lord and M. R. Novick, Statistical theories of mental test scores (1968), chapters 17 to 20;
 * F. M. Lord, Applications of item response theory (1980), chapters 4 and 5.
 */
public final class ThreeParameterLogistic {

    private ThreeParameterLogistic() {}

    /** P(θ), the probability of a right answer: between c and 1. */
    public static double probability(double a, double b, double c, double theta) {
        return c + (1 - c) * logistic(a * (theta - b));
    }

    /** ln P(θ) of a right answer, ln (1 − P(θ)) of a wrong one. */
    public static double logLikelihood(double a, double b, double c, double theta, boolean correct) {
        double z = a * (theta - b);
        if (!correct) {
            return Math.log1p(-c) - softplus(z);
        }
        return c == 0 ? -softplus(-z) : Math.log(c + (1 - c) * logistic(z));
    }

    /** The first derivative of {@link #logLikelihood} by θ. A wrong answer's is negative everywhere, a right one's positive. */
    public static double score(double a, double b, double c, double theta, boolean correct) {
        double z = a * (theta - b);
        return correct ? a * logistic(-z) * known(c, z) : -a * logistic(z);
    }

    /** The second derivative of {@link #logLikelihood} by θ. With c &gt; 0 a right answer's is positive far below b. */
    public static double curvature(double a, double b, double c, double theta, boolean correct) {
        double z = a * (theta - b);
        double p = logistic(z);
        double q = logistic(-z);
        if (!correct) {
            return -a * a * p * q;
        }
        double known = known(c, z);
        return a * a * q * known * (q - p - q * known);
    }

    /** Fisher's information P′² / (P (1 − P)) (Birnbaum; Lord 1980, equation 5-9): 0 or more. */
    public static double information(double a, double b, double c, double theta) {
        double z = a * (theta - b);
        return a * a * logistic(z) * logistic(-z) * known(c, z);
    }

    /** P′ P″ / (P (1 − P)), which Warm's estimator weighs the likelihood with (T. A. Warm, Psychometrika 54, 1989, equation 11). */
    public static double warm(double a, double b, double c, double theta) {
        double z = a * (theta - b);
        double p = logistic(z);
        double q = logistic(-z);
        return a * a * a * p * q * (q - p) * known(c, z);
    }

    /** (P − c) / P, the share of right answers that are not guessed; 1 without guessing, also where P is 0. */
    private static double known(double c, double z) {
        if (c == 0) {
            return 1;
        }
        double above = (1 - c) * logistic(z);
        return above / (c + above);
    }

    private static double logistic(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** ln (1 + e^z). */
    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
