package io.gyosil.models.classical;

import io.gyosil.models.calibration.Answers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Those who answered an item, by what they had right of the rest, the weakest first. */
final class Rests {

    private final int[] people;
    private final double[] rests;
    private final boolean[] right;

    private Rests(int[] people, double[] rests, boolean[] right) {
        this.people = people;
        this.rests = rests;
        this.right = right;
    }

    /** Somebody who was given this item alone has no rest, and is left out. */
    static Rests of(Answers answers, int item) {
        double[] all = new double[answers.people()];
        for (int person = 0; person < all.length; person++) {
            int given = 0;
            int score = 0;
            for (int other = 0; other < answers.items(); other++) {
                if (other != item && answers.at(person, other) != Answers.MISSING) {
                    given++;
                    score += answers.at(person, other);
                }
            }
            all[person] = (double) score / given;
        }
        int[] ordered = IntStream.range(0, all.length)
                .filter(person -> answers.at(person, item) != Answers.MISSING && !Double.isNaN(all[person]))
                .boxed()
                .sorted(Comparator.comparingDouble(person -> all[person]))
                .mapToInt(person -> person)
                .toArray();
        double[] rests =
                Arrays.stream(ordered).mapToDouble(person -> all[person]).toArray();
        boolean[] right = new boolean[ordered.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = answers.at(ordered[i], item) == Answers.RIGHT;
        }
        return new Rests(ordered, rests, right);
    }

    int count() {
        return rests.length;
    }

    int person(int place) {
        return people[place];
    }

    double rest(int place) {
        return rests[place];
    }

    boolean right(int place) {
        return right[place];
    }

    double mean() {
        return Arrays.stream(rests).average().orElse(Double.NaN);
    }

    double deviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(rests)
                .map(rest -> (rest - mean) * (rest - mean))
                .average()
                .orElse(Double.NaN));
    }
}
