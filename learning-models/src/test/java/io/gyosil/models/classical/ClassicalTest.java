package io.gyosil.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.calibration.Answers;
import io.gyosil.models.irt.Item;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassicalTest {

    /** Ten people, four items; worked out by hand. */
    private static final Answers TEN = new Answers(new byte[][] {
        {1, 1, 1, 1}, {1, 1, 1, 0}, {1, 1, 0, 0}, {1, 1, 1, 1}, {1, 0, 0, 0},
        {0, 0, 0, 0}, {1, 1, 0, 1}, {0, 1, 0, 0}, {1, 0, 1, 0}, {1, 0, 0, 0}
    });

    @Test
    void countsAreThoseByHand() {
        ItemStatistics second = ItemStatistics.of(TEN, 1);
        assertThat(second.answers()).isEqualTo(10);
        assertThat(second.facility()).isEqualTo(0.6);
        assertThat(second.deviation()).isCloseTo(Math.sqrt(0.24), within(1e-12));
        // Rests of those who are right: 3 2 1 3 2 0 thirds, of the others 1 0 2 1; means 11/6 and 1, of all 1.5.
        assertThat(second.itemRest()).isCloseTo(0.2 / (Math.sqrt(0.24) * Math.sqrt(1.05)), within(1e-12));
        // Two of the weakest three (rests 0 0 1) are right, and two of the best (2 3 3).
        assertThat(second.discrimination()).isZero();
        // Six right answers among the best rests: 3 3 2 2 2 1.
        assertThat(second.efficiency()).isCloseTo((11.0 / 6 - 1.5) / (13.0 / 6 - 1.5), within(1e-12));
        // Variances .16 .24 .24 .21, of the scores 1.69.
        assertThat(ItemStatistics.alpha(TEN)).isCloseTo(4.0 / 3 * (1 - 0.85 / 1.69), within(1e-12));
    }

    @Test
    void whoWasNotGivenAnItemDoesNotCountForIt() {
        Answers gaps = new Answers(new byte[][] {{1, -1, 1}, {-1, 0, 1}, {0, 1, -1}, {1, 1, 0}});
        assertThat(ItemStatistics.of(gaps, 0).answers()).isEqualTo(3);
        assertThat(ItemStatistics.of(gaps, 0).facility()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void nothingIsSaidOfNobody() {
        Answers nobody = new Answers(new byte[0][]);
        assertThat(ItemStatistics.alpha(nobody)).isNaN();
        Answers alike = new Answers(new byte[][] {{1, 1}, {1, 1}});
        assertThat(ItemStatistics.of(alike, 0).itemRest()).isNaN();
        assertThat(ItemStatistics.alpha(alike)).isNaN();
    }

    @Test
    void aWrongKeyIsFoundAndARightOneIsNot() {
        SplittableRandom random = new SplittableRandom(4);
        int people = 400;
        byte[][] rows = new byte[people][12];
        int[] chosen = new int[people];
        for (int person = 0; person < people; person++) {
            double theta = random.nextGaussian();
            for (int item = 0; item < 12; item++) {
                rows[person][item] =
                        (byte) (random.nextDouble() < new Item(1.2, (item - 6) / 4.0, 0.2).probability(theta) ? 1 : 0);
            }
            // Who can do item 5 chooses 3; the key says 2.
            chosen[person] = rows[person][5] == 1 ? 3 : 1 + random.nextInt(4);
            rows[person][5] = (byte) (chosen[person] == 2 ? 1 : 0);
        }
        Distractors distractors = Distractors.of(new Answers(rows), 5, chosen, 4);

        assertThat(distractors.likelyKey(2)).hasValue(3);
        assertThat(distractors.likelyKey(3)).isEmpty();
        assertThat(distractors.choices().get(2).best())
                .isGreaterThan(distractors.choices().get(2).weakest());
        assertThat(distractors.choices().stream()
                        .mapToInt(Distractors.Choice::count)
                        .sum())
                .isEqualTo(people);
    }
}
