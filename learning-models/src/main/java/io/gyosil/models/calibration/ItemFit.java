package io.gyosil.models.calibration;

import io.gyosil.models.irt.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well an item fits its parameters: people with the same number of right answers, and how many of them were expected to be right.
 *
 * <p>Source: M. Orlando and D. Thissen, Applied Psychological Measurement 24 (2000), S-X²; the distribution of sums by F. M. Lord and
 * M. S. Wingersky 1984.
 *
 * @param statistic S-X²: large when the item does not fit
 * @param degrees of freedom; 0 when there are too few people to say anything
 * @param probability of a statistic as large when the item fits; NaN without degrees of freedom
 */
public record ItemFit(double statistic, int degrees, double probability) {

    /** In a group there must be one expected right and one expected wrong answer; groups with less are taken together. */
    private static final double LEAST = 1;

    /**
     * The fit of each item, over abilities that are N(0, 1).
     *
     * @param parameters how many of each item were estimated from these answers
     * @throws IllegalArgumentException when somebody was not given an item: sums are compared
     */
    public static List<ItemFit> of(Answers answers, List<Item> items, int parameters) {
        if (!answers.complete()) {
            throw new IllegalArgumentException("S-X² needs everybody's answers to all items");
        }
        int count = items.size();
        int[] people = new int[count + 1];
        int[][] right = new int[count][count + 1];
        for (int person = 0; person < answers.people(); person++) {
            int score = answers.score(person);
            people[score]++;
            for (int item = 0; item < count; item++) {
                right[item][score] += answers.at(person, item) == Answers.RIGHT ? 1 : 0;
            }
        }
        double[] all = sums(items, -1);
        List<ItemFit> fits = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            fits.add(fit(people, right[item], expected(items, item, all), parameters));
        }
        return fits;
    }

    /** By score, the share of people with it who are expected to have the item right. */
    private static double[] expected(List<Item> items, int item, double[] all) {
        double[] ofItem = sums(items, item);
        double[] expected = new double[items.size() + 1];
        for (int score = 1; score <= items.size(); score++) {
            expected[score] = ofItem[score - 1] / all[score];
        }
        return expected;
    }

    /**
     * How likely each number of right answers is over all abilities.
     *
     * @param without an item that is left out and is right; −1 for none
     */
    private static double[] sums(List<Item> items, int without) {
        double[] total = new double[items.size() + 1];
        double[] here = new double[items.size() + 1];
        for (int k = 0; k < Calibration.ABILITIES.points(); k++) {
            double theta = Calibration.ABILITIES.theta(k);
            Arrays.fill(here, 0);
            here[0] = Math.exp(-theta * theta / 2);
            int taken = 0;
            for (int item = 0; item < items.size(); item++) {
                if (item == without) {
                    continue;
                }
                double p = items.get(item).probability(theta);
                taken++;
                for (int score = taken; score > 0; score--) {
                    here[score] = here[score] * (1 - p) + here[score - 1] * p;
                }
                here[0] *= 1 - p;
            }
            double factor = without < 0 ? 1 : items.get(without).probability(theta);
            for (int score = 0; score <= taken; score++) {
                total[score] += factor * here[score];
            }
        }
        return total;
    }

    private static ItemFit fit(int[] people, int[] right, double[] expected, int parameters) {
        double statistic = 0;
        double n = 0;
        double observed = 0;
        double hoped = 0;
        List<double[]> cells = new ArrayList<>();
        for (int score = 1; score < people.length - 1; score++) {
            n += people[score];
            observed += right[score];
            hoped += people[score] * expected[score];
            if (hoped >= LEAST && n - hoped >= LEAST) {
                cells.add(new double[] {n, observed, hoped});
                n = 0;
                observed = 0;
                hoped = 0;
            }
        }
        if (n > 0 && !cells.isEmpty()) {
            double[] last = cells.getLast();
            last[0] += n;
            last[1] += observed;
            last[2] += hoped;
        }
        for (double[] cell : cells) {
            double off = cell[1] - cell[2];
            statistic += off * off / cell[2] + off * off / (cell[0] - cell[2]);
        }
        int degrees = Math.max(cells.size() - parameters, 0);
        return new ItemFit(statistic, degrees, degrees == 0 ? Double.NaN : ChiSquare.above(statistic, degrees));
    }
}
