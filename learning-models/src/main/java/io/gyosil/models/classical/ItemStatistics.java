package io.gyosil.models.classical;

import io.gyosil.models.calibration.Answers;

/**
 * An item by the counts of classical test theory. Who was not given an item does not count for it; somebody's rest is the share of the
 * other items given to them that they had right.
 *
 * @param answers how many people answered it
 * @param facility the share of them that were right, 0 to 1
 * @param deviation standard deviation of the answers, 0 to 0.5
 * @param discrimination index: the facility in the best 27 % by the rest less that in the weakest 27 %, −1 to 1 (T. L. Kelley, Journal of
 *     Educational Psychology 30, 1939)
 * @param efficiency the covariance with the rest by the largest that such answers and rests could have, −1 to 1; NaN when either is constant
 * @param itemRest the correlation with the rest, −1 to 1; NaN when either is constant
 */
public record ItemStatistics(
        int answers, double facility, double deviation, double discrimination, double efficiency, double itemRest) {

    private static final double TAIL = 0.27;

    /** Of one item. */
    public static ItemStatistics of(Answers answers, int item) {
        Rests rests = Rests.of(answers, item);
        int count = rests.count();
        int right = 0;
        double covariance = 0;
        for (int i = 0; i < count; i++) {
            right += rests.right(i) ? 1 : 0;
        }
        double facility = count == 0 ? Double.NaN : (double) right / count;
        double largest = 0;
        for (int i = 0; i < count; i++) {
            double rest = rests.rest(i) - rests.mean();
            covariance += rest * ((rests.right(i) ? 1 : 0) - facility);
            // The rests are in order: with the best of them right, the covariance would be the largest.
            largest += rest * ((i >= count - right ? 1 : 0) - facility);
        }
        double deviation = Math.sqrt(facility * (1 - facility));
        return new ItemStatistics(
                count,
                facility,
                deviation,
                discrimination(rests),
                largest == 0 ? Double.NaN : covariance / largest,
                covariance / count / (deviation * rests.deviation()));
    }

    private static double discrimination(Rests rests) {
        int tail = (int) Math.round(TAIL * rests.count());
        int weakest = 0;
        int best = 0;
        for (int i = 0; i < tail; i++) {
            weakest += rests.right(i) ? 1 : 0;
            best += rests.right(rests.count() - 1 - i) ? 1 : 0;
        }
        return tail == 0 ? Double.NaN : (double) (best - weakest) / tail;
    }

    /**
     * Cronbach's alpha, of those who were given all items (L. J. Cronbach, Psychometrika 16, 1951).
     *
     * @return NaN with fewer than two items, or when all have the same score
     */
    public static double alpha(Answers answers) {
        int items = answers.items();
        double[] sums = new double[items];
        double scores = 0;
        double squares = 0;
        int people = 0;
        for (int person = 0; person < answers.people(); person++) {
            if (answers.complete(person)) {
                people++;
                int score = answers.score(person);
                scores += score;
                squares += (double) score * score;
                for (int item = 0; item < items; item++) {
                    sums[item] += answers.at(person, item);
                }
            }
        }
        double variance = squares / people - (scores / people) * (scores / people);
        double ofItems = 0;
        for (double sum : sums) {
            ofItems += sum / people * (1 - sum / people);
        }
        return items < 2 || !(variance > 0) ? Double.NaN : (double) items / (items - 1) * (1 - ofItems / variance);
    }
}
