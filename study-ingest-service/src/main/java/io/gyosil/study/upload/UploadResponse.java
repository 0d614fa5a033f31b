package io.gyosil.study.upload;

import io.gyosil.study.quiz.FinalizeSummary;
import io.gyosil.study.quiz.QuizSession;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answer to an upload; kept for resends.
 *
 * @param status whether it was taken in now or before, or that no question was known
 * @param clientSessionUuid the viewer's name of the upload
 * @param sessions a session per topic, in the order in which the topics first came up
 * @param skipped attempts at questions that are not known
 * @param ignoredFields fields that this server does not know
 */
record UploadResponse(
        @Schema(
                example = INGESTED,
                allowableValues = {INGESTED, ALREADY_INGESTED, NOTHING_INGESTED})
        String status,

        @Schema(example = "6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11")
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

    /**
     * An attempt that was not taken in.
     *
     * @param pubId the question
     * @param reason why
     */
    @Schema(name = "UploadResponseSkipped")
    record Skipped(
            @Schema(example = "q-99") String pubId,
            @Schema(example = UNKNOWN) String reason) {}

    /**
     * A session that came into being.
     *
     * @param sessionId its name, also in events and analytics: a UUIDv7
     * @param quizSessionId our number of it
     * @param topicId the topic of its questions
     * @param correctCount attempts graded correct
     * @param wrongCount attempts graded wrong
     * @param unsureCount attempts graded unsure
     * @param newlyCorrectCount questions never correct before, and correct now
     * @param relapsedCount questions whose last answer before was correct and is not now
     * @param recoveredCount questions once correct, whose last answer before was not and is now
     * @param chronicRemainingCount questions that keep failing after it
     * @param finalizedAt when it was graded
     */
    @Schema(name = "UploadResponseSession")
    record Session(
            @Schema(example = "01934f6e-7c00-7a5b-9d1e-3c4b5a697887")
            String sessionId,

            @Schema(example = "41") long quizSessionId,
            @Schema(example = "t-3") String topicId,
            @Schema(example = "1") int correctCount,
            @Schema(example = "1") int wrongCount,
            @Schema(example = "1") int unsureCount,
            @Schema(example = "1") int newlyCorrectCount,
            @Schema(example = "0") int relapsedCount,
            @Schema(example = "0") int recoveredCount,
            @Schema(example = "0") int chronicRemainingCount,
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
