package io.gyosil.session.live.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        math       | 0.5        | 1/2            | true
        math       | 0.5        | ½              | true
        math       | 0.5        | .50            | true
        math       | 0.5        | ０．５         | true
        math       | 0.5        | 50%            | true
        math       | 0.5        | 2 / 4          | true
        math       | 0.5        | 1÷2            | true
        math       | 1/3        | 0.333          | false
        math       | 1.5        | 1½             | true
        math       | 1.5        | 1 1/2          | true
        math       | 1.5        | 11/2           | false
        math       | 1,000      | 1000           | true
        math       | 1000       | 1,000.00       | true
        math       | 1000       | 1,00           | false
        math       | -3         | −3             | true
        math       | -3         | - 3            | true
        math       | -3         | 3              | false
        math       | 5          | +5             | true
        math       | 0          | -0             | true
        math       | 7          | 007            | true
        math       | 1          | 1/0            | false
        math       | 1/0        | 1/0            | true
        math       | 3cm        | 3 cm           | true
        math       | x^2        | X²             | true
        math       | x2         | x²             | false
        math       | 2×3        | 2*3            | true
        math       | 12         | 1 2            | true
        math       | 4          | 사             | false
        math       | 4          | 4.             | true
        math       | 1          | .              | false
        vocabulary | apple      | APPLE          | true
        vocabulary | apple      | ａｐｐｌｅ     | true
        vocabulary | apple      | apple.         | true
        vocabulary | Straße     | STRASSE        | true
        vocabulary | 무지개     | 무 지개        | true
        vocabulary | 무지개     | 무지게         | false
        vocabulary | ?          | ?              | true
        vocabulary | ?          | !              | false
        vocabulary | 1/2        | 0.5            | false
        proverb    | 가는 말이 고와야 오는 말이 곱다 | 가는말이  고와야 오는말이 곱다! | true
        """)
    void anAnswerIsTakenAsItWasMeant(String type, String expected, String given, boolean correct) {
        assertThat(Grading.isCorrect(type, expected, given)).isEqualTo(correct);
    }

    @Test
    void decomposedKoreanIsTheSame() {
        assertThat(Grading.isCorrect("vocabulary", "무지개", "\u1106\u116E\u110C\u1175\u1100\u1162"))
                .isTrue();
    }

    @Test
    void noNumberTakesLong() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String hostile : new String[] {
                "1e999999999",
                "9".repeat(200),
                "1,".repeat(100),
                "1".repeat(99) + "/",
                "1 ".repeat(100),
                ".".repeat(200)
            }) {
                assertThat(Grading.isCorrect("math", "1", hostile)).isFalse();
                assertThat(Grading.isCorrect("math", hostile, hostile)).isTrue();
            }
        });
    }
}
