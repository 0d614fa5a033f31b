package io.gyosil.models.cat;

import io.gyosil.models.ability.Posterior;

/**
 * What an ability is called: levels by their cut scores, ascending. The lowest level has no lower limit. Immutable.
 */
public final class Levels {

    private final double[] cuts;

    /**
     * Levels above and below the cuts, one more than there are cuts.
     *
     * @throws IllegalArgumentException when they do not ascend
     */
    public Levels(double... cuts) {
        for (int i = 0; i < cuts.length; i++) {
            if (!Double.isFinite(cuts[i]) || (i > 0 && cuts[i] <= cuts[i - 1])) {
                throw new IllegalArgumentException("Cut scores must ascend");
            }
        }
        this.cuts = cuts.clone();
    }

    public int count() {
        return cuts.length + 1;
    }

    /** The level of an ability, 0 for the lowest; an ability at a cut is of the level above it. */
    public int of(double theta) {
        int level = 0;
        while (level < cuts.length && theta >= cuts[level]) {
            level++;
        }
        return level;
    }

    /** How likely each level is, the lowest first; together 1. */
    public double[] probabilities(Posterior posterior) {
        double[] probabilities = new double[count()];
        for (int level = 0; level < probabilities.length; level++) {
            probabilities[level] = posterior.probability(
                    level == 0 ? Double.NEGATIVE_INFINITY : cuts[level - 1],
                    level == cuts.length ? Double.POSITIVE_INFINITY : cuts[level]);
        }
        return probabilities;
    }
}
