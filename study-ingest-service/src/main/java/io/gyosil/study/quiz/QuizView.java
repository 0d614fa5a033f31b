package io.gyosil.study.quiz;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A quiz as it is shown, with its attempts by position. Its fields are those of seed 002. */
public record QuizView(
        String sessionId,
        long quizSessionId,
        String userId,
        String topicId,
        int targetPerSubject,
        @Nullable String subjectFilter,
        boolean wrongOnly,
        String quizMode,
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
        String source,
        Instant createdAt,
        Instant updatedAt,
        List<AttemptView> attempts) {

    /** One attempt as it is shown. */
    public record AttemptView(
            int position,
            String pubId,
            @Nullable Integer selected,
            boolean unsure,
            String outcome,
            Instant answeredAt,
            @Nullable Integer responseTimeMs) {}
}
