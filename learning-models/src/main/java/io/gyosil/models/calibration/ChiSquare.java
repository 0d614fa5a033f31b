package io.gyosil.models.calibration;

/** The χ² distribution. */
final class ChiSquare {

    private static final double PRECISION = 1e-15;
    private static final int MOST = 10_000;

    private ChiSquare() {}

    /**
     * The probability of more than a value: the upper incomplete gamma function Q(k / 2, x / 2), by its series or, above k / 2 + 1, by its
     * continued fraction (M. Abramowitz and I. A. Stegun, 6.5.29 and 6.5.31).
     */
    static double above(double value, int degrees) {
        double a = degrees / 2.0;
        double x = value / 2;
        if (x <= 0) {
            return 1;
        }
        double factor = Math.exp(a * Math.log(x) - x - logGamma(degrees));
        return x < a + 1 ? 1 - factor * series(a, x) : factor * fraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST && term > sum * PRECISION; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** By W. J. Lentz's method. */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double result = d;
        for (int n = 1; n < MOST; n++) {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            result *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return result;
    }

    /** ln Γ(k / 2), by its recursion from Γ(1) = 1 and Γ(1/2) = √π. */
    private static double logGamma(int twice) {
        double sum = twice % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (double n = twice / 2.0 - 1; n > 0; n--) {
            sum += Math.log(n);
        }
        return sum;
    }
}
