package io.gyosil.models.ability;

import java.util.function.DoubleUnaryOperator;

/** Finds where a function of θ is highest within the bounds of a scale. */
final class Maximum {

    /** So many places of a scale are looked at, the ends among them. */
    static final int PLACES = 81;

    private static final double PRECISION = 1e-11;

    private Maximum() {}

    /**
     * The highest place of a function, by its values at 81 places and then where its slope is zero. Under the three-parameter model a
     * likelihood may have several maxima, so that to go uphill from a start is not enough.
     *
     * @param slope its first derivative
     * @return a bound when it rises to there
     */
    static double of(DoubleUnaryOperator height, DoubleUnaryOperator slope, Scale scale) {
        double step = (scale.upper() - scale.lower()) / (PLACES - 1);
        int highest = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < PLACES; i++) {
            double here = height.applyAsDouble(scale.lower() + i * step);
            if (here > best) {
                best = here;
                highest = i;
            }
        }
        double left = scale.lower() + Math.max(highest - 1, 0) * step;
        double right = scale.lower() + Math.min(highest + 1, PLACES - 1) * step;
        if (slope.applyAsDouble(left) <= 0) {
            return left;
        }
        return slope.applyAsDouble(right) >= 0 ? right : root(slope, left, right);
    }

    /** Where a slope that is above 0 on the left and below it on the right is 0. */
    static double root(DoubleUnaryOperator slope, double left, double right) {
        double low = left;
        double high = right;
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (slope.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
