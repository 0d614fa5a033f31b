package io.gyosil.study.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The attempts of learners and what was folded from them. Works in the open transaction. */
public interface ReviewLog {

    /**
     * Takes the learner's lock until the transaction ends, one fold at a time, and tells where the folds stand then.
     *
     * @param questionIds the questions asked for
     */
    Standing lock(long learnerId, Collection<Long> questionIds);

    /** Every attempt at these questions in the log, in no particular order. */
    List<LoggedAttempt> attempts(Collection<Long> questionIds);

    /** Keeps where the folds stand now, with the transaction's last statements. */
    void save(List<QuestionProgress> progress);

    /**
     * Where a learner stands.
     *
     * @param weights the learner's own FSRS-6 weights; empty for the published ones
     * @param progress each question's fold; questions never answered are left out
     */
    record Standing(List<Double> weights, Map<Long, QuestionProgress> progress) {}
}
