package io.gyosil.models.calibration;

import io.gyosil.models.irt.Item;

/**
 * The parameters of all items as they are estimated: ln a, d = −a b and logit c, three for each item, which may be any numbers, and the
 * mean and the logarithm of the standard deviation of the abilities.
 */
final class Parameters {

    static final int PER_ITEM = 3;

    private static final double LOWEST_LOG_A = Math.log(0.02);
    private static final double HIGHEST_LOG_A = Math.log(12);
    private static final double FURTHEST_D = 40;
    private static final double LOWEST_LOGIT = -12;
    private static final double HIGHEST_LOGIT = 1;

    final double[] values;
    double mean;
    double logDeviation;

    Parameters(int items) {
        this.values = new double[items * PER_ITEM];
    }

    private Parameters(double[] values, double mean, double logDeviation) {
        this.values = values;
        this.mean = mean;
        this.logDeviation = logDeviation;
    }

    Parameters copy() {
        return new Parameters(values.clone(), mean, logDeviation);
    }

    int items() {
        return values.length / PER_ITEM;
    }

    void set(int item, Item parameters) {
        values[item * PER_ITEM] = Math.log(parameters.a());
        values[item * PER_ITEM + 1] = -parameters.a() * parameters.b();
        values[item * PER_ITEM + 2] = logit(parameters.c());
    }

    double a(int item) {
        return Math.exp(values[item * PER_ITEM]);
    }

    double d(int item) {
        return values[item * PER_ITEM + 1];
    }

    double c(int item) {
        double logit = values[item * PER_ITEM + 2];
        return logit == Double.NEGATIVE_INFINITY ? 0 : 1 / (1 + Math.exp(-logit));
    }

    double deviation() {
        return Math.exp(logDeviation);
    }

    Item item(int item) {
        return new Item(a(item), -d(item) / a(item), c(item));
    }

    /** Keeps an item's parameters where it still is one. */
    void bound(int item) {
        int first = item * PER_ITEM;
        values[first] = Math.clamp(values[first], LOWEST_LOG_A, HIGHEST_LOG_A);
        values[first + 1] = Math.clamp(values[first + 1], -FURTHEST_D, FURTHEST_D);
        if (values[first + 2] != Double.NEGATIVE_INFINITY) {
            values[first + 2] = Math.clamp(values[first + 2], LOWEST_LOGIT, HIGHEST_LOGIT);
        }
    }

    /** Of all parameters the largest difference. */
    double distance(Parameters other) {
        double distance = Math.max(Math.abs(mean - other.mean), Math.abs(logDeviation - other.logDeviation));
        for (int i = 0; i < values.length; i++) {
            // Without guessing both are −∞.
            if (values[i] != other.values[i]) {
                distance = Math.max(distance, Math.abs(values[i] - other.values[i]));
            }
        }
        return distance;
    }

    static double logit(double c) {
        return c == 0 ? Double.NEGATIVE_INFINITY : Math.log(c / (1 - c));
    }
}
