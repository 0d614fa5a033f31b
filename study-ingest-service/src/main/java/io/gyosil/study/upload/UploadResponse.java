package io.gyosil.study.upload;

import io.gyosil.study.quiz.FinalizeSummary;
import io.gyosil.study.quiz.QuizSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answer to an upload; kept for resends.
 *
 * @param status {@code ingested}, {@code already_ingested}, or {@code nothing_ingested} when no question was known
 * @param clientSessionUuid the viewer's name of the upload
 * @param sessions a session per topic, in the order in which the topics first came up
 * @param skipped attempts at questions that are not known
 * @param ignoredFields fields that this server does not know
 */
record UploadResponse(
        String status,
        String clientSessionUuid,
        List<Session> sessions,
        List<Skipped> skipped,
        List<String> ignoredFields) {

    static final String INGESTED = "ingested";
    static final String ALREADY_INGESTED = "already_ingested";
    static final String NOTHING_INGESTED = "nothing_ingested";

    private static final String UNKNOWN = "unknown-pub-id";

    /**
     * The answer to an upload.
     *
     * @param keys our keys of the sessions by session id
     */
    static UploadResponse of(
            String status,
            Upload upload,
            List<QuizSession> sessions,
            Map<String, Long> keys,
            List<UploadRegister.SkippedAttempt> skipped) {
        return new UploadResponse(
                status,
                upload.clientSessionUuid(),
                sessions.stream()
                        .map(session -> Session.of(session, Objects.requireNonNull(keys.get(session.sessionId()))))
                        .toList(),
                skipped.stream()
                        .map(attempt -> new Skipped(attempt.pubId(), UNKNOWN))
                        .toList(),
                upload.ignoredFields());
    }

    UploadResponse as(String otherStatus) {
        return new UploadResponse(otherStatus, clientSessionUuid, sessions, skipped, ignoredFields);
    }

    /** An attempt that was not taken in. */
    record Skipped(String pubId, String reason) {}

    /** A session that came into being; for its counts see {@link FinalizeSummary}. */
    record Session(
            String sessionId,
            long quizSessionId,
            String topicId,
            int correctCount,
            int wrongCount,
            int unsureCount,
            int newlyCorrectCount,
            int relapsedCount,
            int recoveredCount,
            int chronicRemainingCount,
            Instant finalizedAt) {

        static Session of(QuizSession session, long quizSessionId) {
            FinalizeSummary summary = session.summary();
            return new Session(
                    session.sessionId(),
                    quizSessionId,
                    session.topic().topicId(),
                    summary.correctCount(),
                    summary.wrongCount(),
                    summary.unsureCount(),
                    summary.newlyCorrectCount(),
                    summary.relapsedCount(),
                    summary.recoveredCount(),
                    summary.chronicRemainingCount(),
                    session.finalizedAt());
        }
    }
}
