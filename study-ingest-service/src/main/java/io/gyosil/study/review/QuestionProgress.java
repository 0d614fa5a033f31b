package io.gyosil.study.review;

import io.gyosil.models.fsrs.Fsrs;
import io.gyosil.models.fsrs.MemoryState;
import io.gyosil.models.fsrs.Rating;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner stands with one question: a fold of the attempts at it.
 *
 * @param questionId the question
 * @param history how the answers went
 * @param memory what FSRS-6 makes of them
 * @param last the last attempt folded in
 */
public record QuestionProgress(long questionId, History history, MemoryState memory, AttemptOrder last) {

    /**
     * Folds attempts at one question, in order.
     *
     * @param before where the fold stands; null to start from nothing
     * @param attempts sorted, all of them after {@code before}; at least one
     */
    static QuestionProgress fold(@Nullable QuestionProgress before, List<LoggedAttempt> attempts, Fsrs fsrs) {
        LoggedAttempt first = attempts.getFirst();
        History history = before == null ? History.EMPTY : before.history();
        MemoryState memory = before == null ? MemoryState.fresh(first.at().answeredAt()) : before.memory();
        for (LoggedAttempt attempt : attempts) {
            history = history.after(attempt.outcome());
            memory = fsrs.review(memory, rating(attempt.outcome()), attempt.at().answeredAt());
        }
        return new QuestionProgress(
                first.questionId(), history, memory, attempts.getLast().at());
    }

    /** Whether an attempt comes too late to be folded in at the end. */
    boolean isBeyond(AttemptOrder at) {
        return last.compareTo(at) > 0;
    }

    private static Rating rating(Outcome outcome) {
        return switch (outcome) {
            case CORRECT -> Rating.GOOD;
            case UNSURE -> Rating.HARD;
            case WRONG -> Rating.AGAIN;
        };
    }
}
