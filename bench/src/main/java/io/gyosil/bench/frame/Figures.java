package io.gyosil.bench.frame;

import java.util.Arrays;
import java.util.List;

/**
 * What one contestant reached, round by round.
 *
 * @param contestant whose they are
 * @param unit what they count, such as {@code uploads/s}
 * @param rounds one figure for each round, in order; at least one
 */
public record Figures(String contestant, String unit, List<Double> rounds) {

    /** @throws IllegalArgumentException when there is no figure, or one that is no number */
    public Figures {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty() || rounds.stream().anyMatch(figure -> !Double.isFinite(figure))) {
            throw new IllegalArgumentException(contestant + " needs at least one finite figure, but has " + rounds);
        }
    }

    /** The middle one, or the mean of the middle two. */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest. */
    public double least() {
        return sorted()[0];
    }

    /** The largest. */
    public double most() {
        return sorted()[rounds.size() - 1];
    }

    /** From the smallest to the largest, in parts of the median: 0.1 when they are 10 % of it apart. */
    public double spread() {
        return median() == 0 ? 0 : (most() - least()) / median();
    }

    /** This median for each unit of the other's. */
    public double timesOf(Figures other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(unit + " cannot be compared with " + other.unit);
        }
        return median() / other.median();
    }

    private double[] sorted() {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
