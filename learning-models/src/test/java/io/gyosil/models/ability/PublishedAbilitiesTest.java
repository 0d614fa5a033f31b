package io.gyosil.models.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.Published;
import io.gyosil.models.irt.Responses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedAbilitiesTest {

    private static final List<Item> LSAT_6 = List.of(
            Item.twoParameter(0.8253715, -3.3597341),
            Item.twoParameter(0.7229499, -1.3696497),
            Item.twoParameter(0.8904748, -0.2798983),
            Item.twoParameter(0.6885502, -1.8659189),
            Item.twoParameter(0.6574516, -3.1235725));

    /** The values of caMST and catR. */
    @Test
    void threeItems() {
        Responses responses = Published.responses(
                List.of(Item.twoParameter(1, -1), Item.twoParameter(1.2, 0), Item.twoParameter(0.8, 1)),
                true,
                false,
                true);

        Estimate map = new MaximumAPosteriori(Prior.STANDARD, Scale.USUAL).estimate(responses);
        assertThat(map.theta()).isCloseTo(0.1307695, within(1e-6));
        assertThat(map.standardError()).isCloseTo(0.7705124, within(1e-6));
        assertThat(new ExpectedAPosteriori(Prior.STANDARD, Scale.USUAL)
                        .estimate(responses)
                        .theta())
                .isCloseTo(0.1446946, within(1e-7));
    }

    /** Section 6 of the LSAT (Bock and Lieberman 1970), with mirt's estimates. */
    @ParameterizedTest
    @CsvSource({"00000, -1.895, .795", "01111, .023, .828", "11011, -.022, .827", "11111, .606, .855"})
    void patternsOfLsat6(String pattern, double theta, double error) {
        boolean[] correct = new boolean[5];
        for (int i = 0; i < 5; i++) {
            correct[i] = pattern.charAt(i) == '1';
        }
        Estimate map =
                new MaximumAPosteriori(Prior.STANDARD, Scale.USUAL).estimate(Published.responses(LSAT_6, correct));

        assertThat(map.theta()).isCloseTo(theta, within(6e-4));
        assertThat(map.standardError()).isCloseTo(error, within(6e-4));
    }
}
