package io.gyosil.models.classical;

import io.gyosil.models.calibration.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who chose which choice of an item.
 *
 * @param choices in the order of the item
 */
public record Distractors(List<Choice> choices) {

    private static final int THIRDS = 3;

    /** With fewer answers chance alone makes a distractor look right. */
    private static final int ENOUGH = 30;

    /** By how many standard errors of a correlation of 0, each 1 / √n, a choice must go with the rest to be the likely key. */
    private static final double ERRORS = 3;

    /**
     * One choice.
     *
     * @param weakest how many of the weakest third by the rest chose it
     * @param middle how many of the middle third
     * @param best how many of the best third
     * @param choiceRest the correlation of choosing it with the rest, −1 to 1; NaN when nobody or everybody did
     */
    public record Choice(int weakest, int middle, int best, double choiceRest) {

        /** How many chose it. */
        public int count() {
            return weakest + middle + best;
        }
    }

    /**
     * Of one item.
     *
     * @param chosen what each person chose, from 1; 0 for none
     * @param count how many choices there are
     */
    public static Distractors of(Answers answers, int item, int[] chosen, int count) {
        Rests rests = Rests.of(answers, item);
        List<Choice> choices = new ArrayList<>();
        for (int choice = 1; choice <= count; choice++) {
            int[] thirds = new int[THIRDS];
            double covariance = 0;
            for (int i = 0; i < rests.count(); i++) {
                if (chosen[rests.person(i)] == choice) {
                    thirds[(int) ((long) i * THIRDS / rests.count())]++;
                    covariance += rests.rest(i) - rests.mean();
                }
            }
            double share = (double) (thirds[0] + thirds[1] + thirds[2]) / rests.count();
            double deviation = Math.sqrt(share * (1 - share)) * rests.deviation();
            choices.add(new Choice(thirds[0], thirds[1], thirds[2], covariance / rests.count() / deviation));
        }
        return new Distractors(List.copyOf(choices));
    }

    /**
     * The choice that is likely the right one, when it is not the key: the better people are, the more often they choose it, and the more
     * seldom the key (T. M. Haladyna and M. C. Rodriguez, Developing and validating test items, 2013, chapter 18).
     *
     * @param key from 1
     * @return from 1; empty when the key seems right, or there are fewer than 30 answers
     */
    public OptionalInt likelyKey(int key) {
        int answers = choices.stream().mapToInt(Choice::count).sum();
        if (answers < ENOUGH) {
            return OptionalInt.empty();
        }
        int likeliest = key;
        double highest = ERRORS / Math.sqrt(answers);
        for (int choice = 1; choice <= choices.size(); choice++) {
            if (choice != key && choices.get(choice - 1).choiceRest() > highest) {
                highest = choices.get(choice - 1).choiceRest();
                likeliest = choice;
            }
        }
        double ofKey = choices.get(key - 1).choiceRest();
        return likeliest == key || ofKey > 0 ? OptionalInt.empty() : OptionalInt.of(likeliest);
    }
}
