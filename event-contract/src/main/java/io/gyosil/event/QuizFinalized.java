package io.gyosil.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A study quiz on one topic is finished, graded and will not change. Sent on {@link Topics#STUDY}, keyed by
 * {@code sessionId}. A quiz with many attempts goes out in numbered parts; the summary is the same in each.
 *
 * @param sessionId the session's name everywhere, a UUIDv7
 * @param userId the learner
 * @param orgId the organization in which its questions were published and whose calendar counts its days; absent in
 *     events from before it was sent, and where there are no organizations
 * @param topicId the topic of every attempt in it, unique within the organization
 * @param source where the quiz was solved: {@code viewer} or {@code live}
 * @param clientSessionUuid the viewer's own name of the session; absent for a live quiz
 * @param startedAt when the learner began, if the viewer said so
 * @param finishedAt when the learner was done
 * @param finalizedAt when the server graded it; never before the attempts were stored
 * @param part the number of this part, from 1
 * @param parts how many parts there are, at least 1
 * @param attempts the attempts of this part, in the order of {@code position}
 * @param summary what the quiz changed for the learner, a snapshot at {@code finalizedAt}
 */
public record QuizFinalized(
        String sessionId,
        String userId,
        @Nullable Long orgId,
        String topicId,
        String source,
        @Nullable String clientSessionUuid,
        @Nullable Instant startedAt,
        Instant finishedAt,
        Instant finalizedAt,
        int part,
        int parts,
        List<Attempt> attempts,
        Summary summary)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.study.quiz-finalized.v1";

    @Override
    public String topic() {
        return Topics.STUDY;
    }

    @Override
    public String key() {
        return sessionId;
    }

    /**
     * One answer.
     *
     * @param position its place in the upload, from 0; unique in the session
     * @param pubId the question as the viewer knows it
     * @param sourceId the shared item behind the question, if it has one
     * @param selected the number of the choice taken, from 1; absent when unsure without a choice
     * @param outcome {@code correct}, {@code wrong} or {@code unsure}, as the server graded it
     * @param answeredAt when it was answered; never changes afterwards
     * @param responseTimeMs how long the learner took, in milliseconds, if the viewer said so
     */
    public record Attempt(
            int position,
            String pubId,
            @Nullable Long sourceId,
            @Nullable Integer selected,
            String outcome,
            Instant answeredAt,
            @Nullable Integer responseTimeMs) {}

    /**
     * What the quiz changed. Counts of attempts first, then counts of questions.
     *
     * @param correctCount attempts graded correct
     * @param wrongCount attempts graded wrong
     * @param unsureCount attempts graded unsure
     * @param newlyCorrectCount questions never correct before that are correct now
     * @param relapsedCount questions last correct before that are not now
     * @param recoveredCount questions once correct, last not, that are correct now
     * @param chronicRemainingCount questions that go on failing: of the last five outcomes at least three not correct,
     *     the last among them
     */
    public record Summary(
            int correctCount,
            int wrongCount,
            int unsureCount,
            int newlyCorrectCount,
            int relapsedCount,
            int recoveredCount,
            int chronicRemainingCount) {}
}
