package io.gyosil.models.irt;

/**
 * An item by its parameters in the {@linkplain ThreeParameterLogistic three-parameter logistic model}.
 *
 * @param a discrimination: how steep it is; above 0
 * @param b difficulty, on the scale of θ
 * @param c lower asymptote: how often somebody is right who knows nothing; 0 or more, below 1
 */
public record Item(double a, double b, double c) {

    /** @throws IllegalArgumentException when a parameter is out of its range or is no number */
    public Item {
        if (!(a > 0) || Double.isInfinite(a)) {
            throw new IllegalArgumentException("a must be above 0 and finite, not " + a);
        }
        if (!Double.isFinite(b)) {
            throw new IllegalArgumentException("b must be finite, not " + b);
        }
        if (!(c >= 0 && c < 1)) {
            throw new IllegalArgumentException("c must be 0 or more and below 1, not " + c);
        }
    }

    /** An item of the one-parameter model: a is 1 and c is 0 (G. Rasch 1960). */
    public static Item rasch(double b) {
        return new Item(1, b, 0);
    }

    /** An item of the two-parameter model: c is 0. */
    public static Item twoParameter(double a, double b) {
        return new Item(a, b, 0);
    }

    /** The probability of a right answer; over θ, the item characteristic curve. */
    public double probability(double theta) {
        return ThreeParameterLogistic.probability(a, b, c, theta);
    }

    /** Fisher's information at θ; over θ, the item information curve. */
    public double information(double theta) {
        return ThreeParameterLogistic.information(a, b, c, theta);
    }

    /** The θ at which the item is most informative (Birnbaum; Lord 1980, equation 10-4): b without guessing, else above it. */
    public double mostInformativeAt() {
        return b + Math.log((1 + Math.sqrt(1 + 8 * c)) / 2) / a;
    }
}
