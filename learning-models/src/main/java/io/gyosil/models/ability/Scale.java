package io.gyosil.models.ability;

/**
 * The stretch of θ on which abilities are estimated, and the points on which integrals over it are taken: equally spaced, by the
 * trapezoidal rule.
 *
 * @param lower the lowest ability
 * @param upper the highest
 * @param points how many, the ends among them; 2 or more
 */
public record Scale(double lower, double upper, int points) {

    /** 33 points on −4 to 4, as catR has them by default. */
    public static final Scale USUAL = new Scale(-4, 4, 33);

    /** @throws IllegalArgumentException when it has no length or fewer than two points */
    public Scale {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower >= upper || points < 2) {
            throw new IllegalArgumentException(points + " points from " + lower + " to " + upper + " are no scale");
        }
    }

    /** θ at a point, from 0. */
    public double theta(int point) {
        return lower + point * step();
    }

    /** The distance between two points. */
    public double step() {
        return (upper - lower) / (points - 1);
    }

    /** What a point counts in an integral, in steps: a half at the ends, else 1. */
    double weight(int point) {
        return point == 0 || point == points - 1 ? 0.5 : 1;
    }
}
