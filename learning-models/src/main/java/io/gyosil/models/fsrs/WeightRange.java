package io.gyosil.models.fsrs;

import java.util.List;

/** The published range of one FSRS-6 weight, both ends included. */
record WeightRange(double least, double most) {

    static final List<WeightRange> ALL = List.of(
            // stability after a first Again, Hard, Good, Easy
            new WeightRange(0.001, 100),
            new WeightRange(0.001, 100),
            new WeightRange(0.001, 100),
            new WeightRange(0.001, 100),
            // difficulty: at first, its step by first rating, its change by rating, its return to the mean
            new WeightRange(1, 10),
            new WeightRange(0.001, 4),
            new WeightRange(0.001, 4),
            new WeightRange(0.001, 0.75),
            // stability after recall: factor, saturation, gain by forgetting
            new WeightRange(0, 4.5),
            new WeightRange(0, 0.8),
            new WeightRange(0.001, 3.5),
            // stability after a lapse: factor, by difficulty, by stability, by forgetting
            new WeightRange(0.001, 5),
            new WeightRange(0.001, 0.25),
            new WeightRange(0.001, 0.9),
            new WeightRange(0, 4),
            // penalty of Hard, bonus of Easy
            new WeightRange(0, 1),
            new WeightRange(1, 6),
            // stability after a review on the same day: factor, offset of the rating, saturation
            new WeightRange(0, 2),
            new WeightRange(0, 2),
            new WeightRange(0.01, 0.8),
            // decay of the forgetting curve
            new WeightRange(0.1, 0.8));

    /** @throws IllegalArgumentException if there are not 21 weights or one of them is outside its range */
    static void check(List<Double> weights) {
        if (weights.size() != ALL.size()) {
            throw new IllegalArgumentException(
                    "FSRS-6 has " + ALL.size() + " weights, but " + weights.size() + " were given");
        }
        for (int i = 0; i < weights.size(); i++) {
            WeightRange range = ALL.get(i);
            double weight = weights.get(i);
            if (!(weight >= range.least && weight <= range.most)) {
                throw new IllegalArgumentException(
                        "Weight w[" + i + "] must be " + range.least + " to " + range.most + ", but it is " + weight);
            }
        }
    }
}
