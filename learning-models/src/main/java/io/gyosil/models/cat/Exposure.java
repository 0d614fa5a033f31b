package io.gyosil.models.cat;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What keeps the best items from being in every exam: how one is drawn, knowing what each is worth. All are immutable. */
public sealed interface Exposure {

    /**
     * Draws one of the items that may be given.
     *
     * @param values what each is worth, at the place of the item
     * @param candidates the places of those that may be given, ascending; one or more
     * @param count how many of them there are
     * @param given how many items the exam has had
     * @param seed of the exam; the same one draws the same
     * @return the place of the item
     */
    int draw(double[] values, int[] candidates, int count, int given, long seed);

    /** A generator for one purpose within an exam. Its algorithm is specified, so that a draw can be repeated anywhere. */
    private static SplittableRandom random(long seed, long purpose) {
        return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (purpose + 1));
    }

    /**
     * One of the best few, each as likely (G. G. Kingsbury and A. R. Zara, Applied Measurement in Education 2, 1989). Items that are worth
     * as much as the last of these few are among them too, as in catR; so with one, ties are drawn.
     *
     * @param best how many, 1 or more
     */
    record Randomesque(int best) implements Exposure {

        public Randomesque {
            if (best < 1) {
                throw new IllegalArgumentException("One of " + best + " items cannot be drawn");
            }
        }

        @Override
        public int draw(double[] values, int[] candidates, int count, int given, long seed) {
            double last = lastOfTheBest(values, candidates, count);
            int among = 0;
            for (int i = 0; i < count; i++) {
                among += values[candidates[i]] >= last ? 1 : 0;
            }
            int drawn = random(seed, given).nextInt(among);
            int i = -1;
            while (drawn >= 0) {
                i++;
                drawn -= values[candidates[i]] >= last ? 1 : 0;
            }
            return candidates[i];
        }

        private double lastOfTheBest(double[] values, int[] candidates, int count) {
            double[] highest = new double[Math.min(best, count)];
            Arrays.fill(highest, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < count; i++) {
                double value = values[candidates[i]];
                int place = highest.length - 1;
                if (value > highest[place]) {
                    while (place > 0 && value > highest[place - 1]) {
                        highest[place] = highest[place - 1];
                        place--;
                    }
                    highest[place] = value;
                }
            }
            return highest[highest.length - 1];
        }
    }

    /**
     * Chance at first, then more and more the criterion: (1 − w) R + w V, with R drawn between 0 and the highest value and w growing from
     * 0 to 1 over the exam (J. Revuelta and V. Ponsoda, Journal of Educational Measurement 35, 1998; J. R. Barrada et al., British Journal
     * of Mathematical and Statistical Psychology 61, 2008, for the acceleration). The criterion's values must be 0 or more.
     *
     * @param length how many items the exam is to have
     * @param acceleration 0 for an even growth, more for a slower one at first
     */
    record Progressive(int length, double acceleration) implements Exposure {

        public Progressive {
            if (length < 1 || !(acceleration >= 0) || Double.isInfinite(acceleration)) {
                throw new IllegalArgumentException("No progress over " + length + " items by " + acceleration);
            }
        }

        @Override
        public int draw(double[] values, int[] candidates, int count, int given, long seed) {
            SplittableRandom random = random(seed, given);
            double highest = 0;
            for (int i = 0; i < count; i++) {
                highest = Math.max(highest, values[candidates[i]]);
            }
            double weight = weight(given);
            int drawn = candidates[0];
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                double value = (1 - weight) * random.nextDouble() * highest + weight * values[candidates[i]];
                if (value > best) {
                    best = value;
                    drawn = candidates[i];
                }
            }
            return drawn;
        }

        /** The criterion's weight after so many items: the sum of f^k up to there by that of the whole exam. */
        double weight(int given) {
            double soFar = 0;
            double whole = 0;
            for (int f = 1; f < length; f++) {
                double part = Math.pow(f, acceleration);
                whole += part;
                soFar += f <= given ? part : 0;
            }
            return whole == 0 ? 1 : soFar / whole;
        }
    }

    /**
     * Each item passes with a probability of its own, once for the whole exam; the best of those that passed is given (J. B. Sympson and
     * R. D. Hetter, Proceedings of the Military Testing Association 27, 1985). When none of the candidates did, the best is given.
     */
    final class SympsonHetter implements Exposure {

        private final double[] passing;

        /** @param passing by the items' places, above 0, at most 1 */
        public SympsonHetter(double... passing) {
            for (double probability : passing) {
                if (!(probability > 0 && probability <= 1)) {
                    throw new IllegalArgumentException("No item passes with a probability of " + probability);
                }
            }
            this.passing = passing.clone();
        }

        @Override
        public int draw(double[] values, int[] candidates, int count, int given, long seed) {
            int drawn = -1;
            int best = candidates[0];
            for (int i = 0; i < count; i++) {
                int item = candidates[i];
                best = values[item] > values[best] ? item : best;
                if ((drawn < 0 || values[item] > values[drawn])
                        && random(seed, item).nextDouble() < passing[item]) {
                    drawn = item;
                }
            }
            return drawn < 0 ? best : drawn;
        }

        /**
         * The next turn of the search for probabilities with which no item is in more exams than it may be: the share of exams that would
         * have an item is that of those which had it, divided by its probability of passing.
         *
         * @param exposed the share of simulated exams with these probabilities in which each item was
         * @param most the share in which an item may be, above 0, at most 1
         */
        public SympsonHetter adjusted(double[] exposed, double most) {
            double[] next = new double[passing.length];
            for (int item = 0; item < next.length; item++) {
                double chosen = exposed[item] / passing[item];
                next[item] = chosen > most ? most / chosen : 1;
            }
            return new SympsonHetter(next);
        }
    }
}
