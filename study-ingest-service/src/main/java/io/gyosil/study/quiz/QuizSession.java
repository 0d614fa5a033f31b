package io.gyosil.study.quiz;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A learner's quiz on one topic, done and graded.
 *
 * @param sessionId its name everywhere, a UUIDv7
 * @param learner whose it is
 * @param topic what it was about
 * @param origin where it was solved
 * @param clientSessionUuid the viewer's own name of it; null for a live quiz
 * @param quizMode how its questions were chosen
 * @param startedAt when the learner began, if known
 * @param finishedAt when the learner was done
 * @param finalizedAt when it was graded
 * @param attempts its answers, by position
 * @param summary what it changed
 */
public record QuizSession(
        String sessionId,
        Learner learner,
        TopicRef topic,
        Origin origin,
        @Nullable String clientSessionUuid,
        String quizMode,
        @Nullable Instant startedAt,
        Instant finishedAt,
        Instant finalizedAt,
        List<Attempt> attempts,
        FinalizeSummary summary) {

    private static final Comparator<Attempt> AS_ANSWERED =
            Comparator.comparing(Attempt::answeredAt).thenComparing(Attempt::position);

    /** Where a quiz was solved. */
    public enum Origin {
        VIEWER,
        LIVE
    }

    /**
     * A learner.
     *
     * @param id our key
     * @param userId the id everywhere else
     */
    public record Learner(long id, String userId) {}

    /**
     * A topic.
     *
     * @param id our key
     * @param orgId the organization in which it has its name; 0 for none
     * @param topicId the id everywhere else
     * @param subject the subject it belongs to
     */
    public record TopicRef(long id, long orgId, String topicId, String subject) {}

    /**
     * Ends a quiz, a viewer's as a live one.
     *
     * @param now when it is graded
     * @param before what is known of its questions before it
     */
    public static QuizSession finalizeQuiz(
            String sessionId,
            Learner learner,
            TopicRef topic,
            Origin origin,
            @Nullable String clientSessionUuid,
            String quizMode,
            @Nullable Instant startedAt,
            Instant finishedAt,
            Instant now,
            List<Attempt> attempts,
            Map<Long, History> before) {
        return new QuizSession(
                sessionId,
                learner,
                topic,
                origin,
                clientSessionUuid,
                quizMode,
                startedAt,
                finishedAt,
                now,
                List.copyOf(attempts),
                FinalizeSummary.of(attempts.stream().sorted(AS_ANSWERED).toList(), before));
    }
}
