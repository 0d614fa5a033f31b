package io.gyosil.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final String JSON =
            "{\"learner_name\":\"김하늘\",\"correct_count\":3,\"finished_at\":\"2026-11-20T09:00:00.000001Z\",\"choices\":[1,null]}";
    private static final Lesson LESSON =
            new Lesson("김하늘", 3, Instant.parse("2026-11-20T09:00:00.000001Z"), java.util.Arrays.asList(1, null));

    record Lesson(String learnerName, int correctCount, Instant finishedAt, List<@Nullable Integer> choices) {
        Lesson {
            if (correctCount < 0) {
                throw new IllegalArgumentException("a count below zero");
            }
        }
    }

    @Test
    void eventIsWrittenInSnakeCaseWithTimesByRfc3339() {
        assertThat(EventJson.write(LESSON)).isEqualTo(JSON);
    }

    @Test
    void eventIsReadAsItWasWritten() {
        assertThat(read(JSON)).isEqualTo(LESSON);
    }

    @Test
    void fieldsOfNewerEventsArePassedOver() {
        assertThat(read(JSON.replace("\"correct_count\"", "\"mood\":{\"a\":[1]},\"correct_count\"")))
                .isEqualTo(LESSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "7",
                "not JSON",
                "{\"learner_name\":[]}",
                "{\"finished_at\":\"yesterday\"}",
                "{\"correct_count\":-1}",
                "{\"correct_count\":1e400}",
                "{\"correct_count\":null}",
                "{\"learner_name\":\"no count\"}",
                "{\"correct_count\":1} x"
            })
    void whatIsNoSuchEventIsUnreadableAndSaysWhatItShouldHaveBeen(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableEventException.class)
                .message()
                .containsAnyOf("the data is not a Lesson: ", "the data is null");
    }

    @Test
    void deepNestingIsUnreadable() {
        assertThatThrownBy(() -> read("{\"learner_name\":" + "[".repeat(100_000) + "}"))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static Lesson read(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), Lesson.class);
    }
}
