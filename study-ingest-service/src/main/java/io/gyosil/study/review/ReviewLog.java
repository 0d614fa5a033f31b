package io.gyosil.study.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The attempts of learners and what was folded from them. Works in the open transaction. */
public interface ReviewLog {

    /**
     * Takes the learner's lock until the transaction ends: one fold at a time.
     *
     * @return the learner's own FSRS-6 weights; empty for the published ones
     */
    List<Double> lock(long learnerId);

    /** Where the fold of each question stands; questions never answered are left out. */
    Map<Long, QuestionProgress> progress(Collection<Long> questionIds);

    /** Every attempt at these questions in the log, in no particular order. */
    List<LoggedAttempt> attempts(Collection<Long> questionIds);

    /** Keeps where the folds stand now. */
    void save(Collection<QuestionProgress> progress);
}
