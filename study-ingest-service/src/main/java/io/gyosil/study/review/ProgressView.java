package io.gyosil.study.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner stands with one question, as it is shown.
 *
 * @param pubId the question
 * @param topicId its topic
 * @param attempts all attempts
 * @param correct attempts graded correct
 * @param wrong attempts graded wrong
 * @param unsure attempts graded unsure
 * @param lastOutcome the latest outcome
 * @param chronic whether it keeps failing
 * @param stability FSRS-6: days until the probability of recall falls to 90 %
 * @param difficulty FSRS-6: 1 to 10
 * @param due when to ask again
 * @param reps reviews so far
 * @param lapses how often it was forgotten after it had been known
 */
public record ProgressView(
        String pubId,
        String topicId,
        int attempts,
        int correct,
        int wrong,
        int unsure,
        @Nullable String lastOutcome,
        boolean chronic,
        double stability,
        double difficulty,
        Instant due,
        int reps,
        int lapses) {

    /**
     * With our key of the question, by which the list is ordered.
     */
    public record Row(long questionId, ProgressView view) {}
}
