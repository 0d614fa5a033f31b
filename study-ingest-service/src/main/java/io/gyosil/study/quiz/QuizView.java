package io.gyosil.study.quiz;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quiz as it is shown.
 *
 * @param sessionId its name, also in events and analytics: a UUIDv7
 * @param quizSessionId our number of it
 * @param userId the learner
 * @param topicId the topic of its questions
 * @param targetPerSubject how many questions of a subject were wanted
 * @param subjectFilter the subject that was chosen; null for all
 * @param wrongOnly whether it asks only what was answered wrong before
 * @param quizMode how the questions were chosen
 * @param status whether it goes on, is done or was given up
 * @param cursor how many of its questions are behind the learner
 * @param correctCount attempts graded correct
 * @param wrongCount attempts graded wrong
 * @param unsureCount attempts graded unsure
 * @param newlyCorrectCount questions never correct before, and correct now
 * @param relapsedCount questions whose last answer before was correct and is not now
 * @param recoveredCount questions once correct, whose last answer before was not and is now
 * @param chronicRemainingCount questions that keep failing after it
 * @param finishedAt when the learner was done; null while it goes on
 * @param finalizedAt when a viewer's quiz was graded; null for a live one
 * @param clientSessionUuid the viewer's name of it; null for a live one
 * @param source where it was taken
 * @param createdAt when it came into being here
 * @param updatedAt when it last changed
 * @param attempts its attempts, by position
 */
@Introspected
record QuizView(
        @Schema(example = "01934f6e-7c00-7a5b-9d1e-3c4b5a697887")
        String sessionId,

        @Schema(example = "41") long quizSessionId,
        @Schema(example = "1001") String userId,
        @Schema(example = "t-3") String topicId,
        @Schema(example = "20") int targetPerSubject,
        @Nullable @Schema(example = "수학") String subjectFilter,
        boolean wrongOnly,
        @Schema(example = "random") String quizMode,

        @Schema(
                example = "done",
                allowableValues = {"in_progress", "done", "abandoned"})
        String status,

        @Schema(example = "3") int cursor,
        @Schema(example = "1") int correctCount,
        @Schema(example = "1") int wrongCount,
        @Schema(example = "1") int unsureCount,
        @Schema(example = "1") int newlyCorrectCount,
        @Schema(example = "0") int relapsedCount,
        @Schema(example = "0") int recoveredCount,
        @Schema(example = "0") int chronicRemainingCount,
        @Nullable Instant finishedAt,
        @Nullable Instant finalizedAt,

        @Nullable @Schema(example = "6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11")
        String clientSessionUuid,

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
    @Schema(name = "QuizViewAttemptView")
    record AttemptView(
            @Schema(example = "0") int position,
            @Schema(example = "q-17") String pubId,
            @Nullable @Schema(example = "2") Integer selected,
            boolean unsure,

            @Schema(
                    example = "correct",
                    allowableValues = {"correct", "wrong", "unsure"})
            String outcome,

            Instant answeredAt,
            @Nullable @Schema(example = "8123") Integer responseTimeMs) {}
}
