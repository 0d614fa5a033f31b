package io.gyosil.models.cat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gyosil.models.ability.Posterior;
import io.gyosil.models.ability.Prior;
import io.gyosil.models.ability.Scale;
import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.ItemBank;
import io.gyosil.models.irt.Published;
import io.gyosil.models.irt.Responses;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The next item in 75 states of exams, by five criteria, beside catR 3.17. */
class CriteriaAgainstCatRTest {

    private static final List<Item> ITEMS = Published.bank();
    private static final GridBank BANK = new GridBank(ItemBank.of(ITEMS), Scale.USUAL);

    @Test
    void everyCriterionChoosesWhatCatRChooses() {
        for (String[] row : Published.rows("next.csv")) {
            boolean[] taken = new boolean[ITEMS.size()];
            Responses responses = Responses.none();
            String[] given = row[0].split(" ");
            for (int i = 0; i < given.length; i++) {
                int item = Integer.parseInt(given[i]) - 1;
                taken[item] = true;
                responses = responses.and(ITEMS.get(item), row[1].charAt(i) == '1');
            }
            Posterior posterior = Posterior.of(responses, Prior.STANDARD, Scale.USUAL);
            Progress progress = new Progress(posterior.mean(), posterior, given.length);
            assertThat(progress.theta()).isCloseTo(Double.parseDouble(row[2]), within(1e-9));
            Criterion criterion =
                    switch (row[3]) {
                        case "MFI" -> Criterion.MAXIMUM_INFORMATION;
                        case "MEI" -> Criterion.MAXIMUM_EXPECTED_INFORMATION;
                        case "MPWI" -> Criterion.MAXIMUM_POSTERIOR_WEIGHTED_INFORMATION;
                        case "KL" -> Criterion.KULLBACK_LEIBLER;
                        default -> Criterion.GLOBAL_DISCRIMINATION;
                    };

            Selection next = Objects.requireNonNull(new ItemSelector(BANK, criterion, new Exposure.Randomesque(1))
                    .next(progress, taken, new int[1], 1));

            assertThat(next.item() + 1).as("%s after %s", row[3], row[0]).isEqualTo(Integer.parseInt(row[4]));
            assertThat(next.value() * scaling(row[3], responses))
                    .isCloseTo(Double.parseDouble(row[5]), within(1e-9 + 1e-8 * Math.abs(next.value())));
        }
    }

    /** catR neither divides by the evidence nor has the highest likelihood as 1. */
    private static double scaling(String criterion, Responses responses) {
        double evidence = 0;
        double highest = 0;
        for (int k = 0; k < Scale.USUAL.points(); k++) {
            double theta = Scale.USUAL.theta(k);
            double likelihood = Math.exp(responses.logLikelihood(theta));
            double end = k == 0 || k == Scale.USUAL.points() - 1 ? 0.5 : 1;
            evidence += end * likelihood * Math.exp(-theta * theta / 2) / Math.sqrt(2 * Math.PI) * Scale.USUAL.step();
            highest = Math.max(highest, likelihood);
        }
        return switch (criterion) {
            case "MPWI" -> evidence;
            case "KL" -> highest;
            default -> 1;
        };
    }
}
