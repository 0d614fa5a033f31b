package io.gyosil.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.Published;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFitTest {

    private static List<Item> mirts(String file) {
        return Published.rows(file).stream()
                .map(row ->
                        new Item(Double.parseDouble(row[0]), Double.parseDouble(row[1]), Double.parseDouble(row[2])))
                .toList();
    }

    /** With mirt's parameters, S-X² is mirt's. */
    @Test
    void fitsAreMirts() {
        isMirts(ItemFit.of(CalibratingTest.lsat6(), mirts("lsat6-2pl.csv"), 2), "lsat6-2pl.csv");
        isMirts(ItemFit.of(CalibratingTest.simulated(), mirts("simulated-2pl.csv"), 2), "simulated-2pl.csv");
        isMirts(ItemFit.of(CalibratingTest.simulated(), mirts("simulated-3pl.csv"), 3), "simulated-3pl.csv");
    }

    private static void isMirts(List<ItemFit> fits, String file) {
        List<String[]> rows = Published.rows(file);
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            assertThat(fits.get(i).degrees()).as("%s %s", file, i).isEqualTo((int) Double.parseDouble(row[8]));
            assertThat(fits.get(i).statistic())
                    .as("%s %s", file, i)
                    .isCloseTo(Double.parseDouble(row[7]), within(0.01));
            assertThat(fits.get(i).probability()).isCloseTo(Double.parseDouble(row[9]), within(0.001));
        }
    }

    @Test
    void anItemThatIsNothingLikeItsParametersIsSeen() {
        List<Item> items = new java.util.ArrayList<>(mirts("simulated-2pl.csv"));
        items.set(4, Item.twoParameter(0.2, 0));
        assertThat(ItemFit.of(CalibratingTest.simulated(), items, 2).get(4).probability())
                .isLessThan(1e-6);
    }

    /** Tables of the distribution. */
    @ParameterizedTest
    @CsvSource({
        "3.841459, 1, .05",
        "18.307038, 10, .05",
        "6.634897, 1, .01",
        "124.342113, 100, .05",
        "2, 2, .36787944",
        "0, 3, 1"
    })
    void chiSquareIsThatOfTheTables(double value, int degrees, double probability) {
        assertThat(ChiSquare.above(value, degrees)).isCloseTo(probability, within(1e-7));
    }

    @Test
    void gapsAreRefused() {
        assertThatThrownBy(
                        () -> ItemFit.of(new Answers(new byte[][] {{1, -1}}), List.of(Item.rasch(0), Item.rasch(1)), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
