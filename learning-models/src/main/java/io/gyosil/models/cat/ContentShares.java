package io.gyosil.models.cat;

/**
 * How an exam shall spread over content areas. The next item comes from the area that lacks most: whose share of the items given is
 * furthest below its target (G. G. Kingsbury and A. R. Zara, Applied Measurement in Education 2, 1989). Immutable.
 */
public final class ContentShares {

    private final double[] targets;

    /**
     * Shares by area, from 0. They need not have the sum 1.
     *
     * @throws IllegalArgumentException when one is below 0 or no number, or all are 0
     */
    public ContentShares(double... shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0) || Double.isInfinite(share)) {
                throw new IllegalArgumentException("A share must be 0 or more, not " + share);
            }
            sum += share;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("No area has a share");
        }
        this.targets = shares.clone();
        for (int area = 0; area < targets.length; area++) {
            targets[area] /= sum;
        }
    }

    public int areas() {
        return targets.length;
    }

    /** By how much the share of an area is below its target, −1 to 1. */
    public double deficit(int area, int[] givenByArea) {
        int given = 0;
        for (int count : givenByArea) {
            given += count;
        }
        return targets[area] - (given == 0 ? 0 : (double) givenByArea[area] / given);
    }

    /**
     * The area that lacks most of those from which an item can come; of equal ones the first.
     *
     * @return −1 when none can
     */
    public int next(int[] givenByArea, boolean[] available) {
        int next = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int area = 0; area < targets.length; area++) {
            double deficit = deficit(area, givenByArea);
            if (available[area] && targets[area] > 0 && deficit > most) {
                most = deficit;
                next = area;
            }
        }
        return next;
    }
}
