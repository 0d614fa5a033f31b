package io.gyosil.study.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeRuleTest {

    @ParameterizedTest
    @CsvSource({
        "2, false, CORRECT",
        "1, false, WRONG",
        "2, true, UNSURE",
        "1, true, UNSURE",
        ", true, UNSURE",
        ", false, WRONG"
    })
    void unsureComesFirstThenTheKeyDecides(Integer selected, boolean unsure, Outcome outcome) {
        assertThat(OutcomeRule.derive(selected, unsure, 2)).isEqualTo(outcome);
    }
}
