package io.gyosil.study.quiz;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quiz as it is shown, with its attempts by position. Its fields are those of seed 002. */
@Introspected
record QuizView(
        @Schema(example = "01934f6e-7c00-7a5b-9d1e-3c4b5a697887")
        String sessionId,

        @Schema(example = "41") long quizSessionId,
        @Schema(example = "1001") String userId,
        @Schema(example = "t-3") String topicId,
        int targetPerSubject,
        @Nullable String subjectFilter,
        boolean wrongOnly,
        @Schema(example = "random") String quizMode,

        @Schema(
                example = "done",
                allowableValues = {"in_progress", "done", "abandoned"})
        String status,

        int cursor,
        int correctCount,
        int wrongCount,
        int unsureCount,
        int newlyCorrectCount,
        int relapsedCount,
        int recoveredCount,
        int chronicRemainingCount,
        @Nullable Instant finishedAt,
        @Nullable Instant finalizedAt,
        @Nullable String clientSessionUuid,

        @Schema(
                example = "viewer",
                allowableValues = {"live", "viewer"})
        String source,

        Instant createdAt,
        Instant updatedAt,
        @TypeDef(type = DataType.JSON) List<AttemptView> attempts) {

    /**
     * One attempt as it is shown.
     *
     * @param position its place in the upload, from 0
     * @param pubId the question
     * @param selected the number of the choice taken, from 1; null only when unsure
     * @param unsure whether the learner said so
     * @param outcome {@code correct}, {@code wrong} or {@code unsure}
     * @param answeredAt when, by the server's clock
     * @param responseTimeMs how long it took, in milliseconds
     */
    @Introspected
    record AttemptView(
            int position,
            @Schema(example = "q-17") String pubId,
            @Nullable Integer selected,
            boolean unsure,

            @Schema(
                    example = "correct",
                    allowableValues = {"correct", "wrong", "unsure"})
            String outcome,

            Instant answeredAt,
            @Nullable @Schema(example = "8123") Integer responseTimeMs) {}
}
