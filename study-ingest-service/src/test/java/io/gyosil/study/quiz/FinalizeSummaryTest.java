package io.gyosil.study.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinalizeSummaryTest {

    private static final Instant NOON = Instant.parse("2026-11-02T03:00:00Z");

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource(nullValues = "-", textBlock = """
        # before, now,   newly correct, relapsed, recovered, chronic remaining
        -,        c,      1, 0, 0, 0
        -,        w,      0, 0, 0, 0
        w,        c,      1, 0, 0, 0
        u,        c,      1, 0, 0, 0
        c,        c,      0, 0, 0, 0
        c,        w,      0, 1, 0, 0
        c,        u,      0, 1, 0, 0
        cw,       c,      0, 0, 1, 0
        cw,       w,      0, 0, 0, 0
        ww,       w,      0, 0, 0, 1
        ww,       c,      1, 0, 0, 0
        cww,      u,      0, 0, 0, 1
        # a question repeated in the quiz counts by its last answer there
        c,        wc,     0, 0, 0, 0
        -,        www,    0, 0, 0, 1
        w,        cw,     0, 0, 0, 0
        """)
    void aQuestionCountsByItsHistoryAndItsLastAnswer(
            String before, String now, int newlyCorrect, int relapsed, int recovered, int chronic) {
        Map<Long, History> histories = before == null ? Map.of() : Map.of(1L, HistoryTest.of(before));

        FinalizeSummary summary = FinalizeSummary.of(attempts(now), histories);

        assertThat(summary.newlyCorrectCount()).isEqualTo(newlyCorrect);
        assertThat(summary.relapsedCount()).isEqualTo(relapsed);
        assertThat(summary.recoveredCount()).isEqualTo(recovered);
        assertThat(summary.chronicRemainingCount()).isEqualTo(chronic);
        assertThat(summary.correctCount())
                .isEqualTo((int) now.chars().filter(c -> c == 'c').count());
        assertThat(summary.correctCount() + summary.wrongCount() + summary.unsureCount())
                .isEqualTo(now.length());
    }

    private static List<Attempt> attempts(String outcomes) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            char letter = outcomes.charAt(i);
            Outcome outcome = letter == 'c' ? Outcome.CORRECT : letter == 'w' ? Outcome.WRONG : Outcome.UNSURE;
            attempts.add(new Attempt(i, 1, "q-1", null, 1, letter == 'u', outcome, NOON.plusSeconds(i), null));
        }
        return attempts;
    }
}
