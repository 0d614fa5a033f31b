package io.gyosil.analytics.feature;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a learner's day on a topic.
 *
 * @param attempts answers given, at least 1
 * @param correct answers graded correct
 * @param wrong answers graded wrong
 * @param unsure answers that the learner was unsure of
 * @param accuracy {@code correct} as a share of {@code attempts}, 0 to 1, 4 decimals
 * @param timeSpentMs time spent on the answers whose time is known, in milliseconds
 * @param medianResponseTimeMs the median of those times, in milliseconds; null when none is known
 * @param distinctItems different items answered
 * @param firstTryAccuracy of the items of the day, the share whose first answer of the day was correct, 0 to 1, 4 decimals
 * @param streak the longest run of correct answers
 * @param sources where the answers were given
 */
@Introspected
record DailyFeatures(
        @Schema(example = "20") int attempts,
        @Schema(example = "14") int correct,
        @Schema(example = "5") int wrong,
        @Schema(example = "1") int unsure,
        @Schema(example = "0.7") BigDecimal accuracy,
        @Schema(example = "162460") long timeSpentMs,
        @Schema(example = "8123") @Nullable Long medianResponseTimeMs,
        @Schema(example = "18") int distinctItems,
        @Schema(example = "0.7222") BigDecimal firstTryAccuracy,
        @Schema(example = "6") int streak,
        Sources sources) {

    /**
     * How many of the answers were given where.
     *
     * @param study in study quizzes
     * @param exam in exams
     */
    @Introspected
    @Schema(name = "DailyFeaturesSources")
    record Sources(
            @Schema(example = "20") int study,
            @Schema(example = "0") int exam) {}
}
