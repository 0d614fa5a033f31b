package io.gyosil.models.cat;

import io.gyosil.models.ability.Scale;
import io.gyosil.models.irt.ItemBank;

/**
 * A bank with what its items' formulas give on the points of a scale, computed once for all exams that use it: 16 bytes for each item
 * and point. Immutable.
 */
public final class GridBank {

    private final ItemBank items;
    private final Scale scale;
    private final double[] probabilities;
    private final double[] informations;

    public GridBank(ItemBank items, Scale scale) {
        this.items = items;
        this.scale = scale;
        this.probabilities = new double[items.size() * scale.points()];
        this.informations = new double[probabilities.length];
        for (int i = 0; i < items.size(); i++) {
            for (int k = 0; k < scale.points(); k++) {
                probabilities[i * scale.points() + k] = items.probability(i, scale.theta(k));
                informations[i * scale.points() + k] = items.information(i, scale.theta(k));
            }
        }
    }

    public ItemBank items() {
        return items;
    }

    public Scale scale() {
        return scale;
    }

    public int size() {
        return items.size();
    }

    /** The probability of a right answer to an item at a point of the scale. */
    double probability(int item, int point) {
        return probabilities[item * scale.points() + point];
    }

    /** Fisher's information of an item at a point of the scale. */
    double information(int item, int point) {
        return informations[item * scale.points() + point];
    }
}
