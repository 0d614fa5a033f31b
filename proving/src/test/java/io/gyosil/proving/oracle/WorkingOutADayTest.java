package io.gyosil.proving.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkingOutADayTest {
    private static final Instant NINE = Instant.parse("2026-11-16T00:00:00Z");

    private static Row fact(int second, String item, String outcome, @Nullable Integer millis) {
        return new Row()
                .with("position", second)
                .with("answered_at", NINE.plusSeconds(second))
                .with("item", item)
                .with("outcome", outcome)
                .with("response_time_ms", millis)
                .with("source", "study")
                .with("origin", "upload");
    }

    @Test
    void theFeaturesOfADayAreThoseWorkedOutByHand() {
        List<Row> shuffled = List.of(
                fact(5, "a", "correct", 100),
                fact(1, "a", "wrong", 400),
                fact(3, "c", "correct", 201),
                fact(2, "b", "correct", 300),
                fact(4, "b", "unsure", null),
                fact(6, "b", "correct", 10));

        assertThat(DailyFeatures.of(shuffled)).isEqualTo(DailyFeatures.read("""
            {"attempts": 6, "correct": 4, "wrong": 1, "unsure": 1, "accuracy": 0.6667, "time_spent_ms": 1011,
             "median_response_time_ms": 201, "distinct_items": 3, "first_try_accuracy": 0.6667, "streak": 2,
             "sources": {"study": 6, "exam": 0}}
            """));
    }

    @Test
    void halvesAreRoundedUpAndNothingMeasuredIsNoMedian() {
        assertThat(DailyFeatures.of(List.of(fact(1, "a", "correct", 3), fact(2, "a", "correct", 4))))
                .containsEntry("median_response_time_ms", "4");
        assertThat(DailyFeatures.of(List.of(fact(1, "a", "wrong", null))))
                .containsEntry("median_response_time_ms", "null")
                .containsEntry("time_spent_ms", "0")
                .containsEntry("streak", "0");
    }

    @Test
    void numbersAreEqualHoweverTheyAreWritten() {
        assertThat(DailyFeatures.read("{\"accuracy\": 0.5000, \"sources\": {\"exam\": 10}}"))
                .containsExactly(Map.entry("accuracy", "0.5"), Map.entry("sources.exam", "10"));
    }
}
