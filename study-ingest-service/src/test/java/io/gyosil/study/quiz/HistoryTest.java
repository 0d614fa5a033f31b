package io.gyosil.study.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

    static History of(String outcomes) {
        History history = History.EMPTY;
        for (char letter : outcomes.toCharArray()) {
            history = history.after(letter == 'c' ? Outcome.CORRECT : letter == 'w' ? Outcome.WRONG : Outcome.UNSURE);
        }
        return history;
    }

    @ParameterizedTest
    @CsvSource({
        "ww, false",
        "www, true",
        "wuw, true",
        "wwwc, false",
        "wwwcc, false",
        "wwccw, true",
        "wcccw, false",
        "wwwccc, false",
        "wwwcccw, false",
        "cccccwww, true",
    })
    void chronicIsThreeFailuresInFiveTheLastAmongThem(String outcomes, boolean chronic) {
        assertThat(of(outcomes).chronic()).isEqualTo(chronic);
    }

    @Test
    void countsGoOnWhereTheFiveRememberedEnd() {
        History history = of("cwucwuc");

        assertThat(history.attempts()).isEqualTo(7);
        assertThat(history.correct()).isEqualTo(3);
        assertThat(history.recent()).hasSize(5);
        assertThat(history.last()).isEqualTo(Outcome.CORRECT);
        assertThat(History.EMPTY.last()).isNull();
    }
}
