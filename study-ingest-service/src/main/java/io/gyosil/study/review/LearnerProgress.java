package io.gyosil.study.review;

import java.util.List;

/** Learners' progress, to be looked at. Works in the open transaction. */
public interface LearnerProgress {

    /** Whether this learner has questions here. */
    boolean knows(String userId);

    /** The progress on the learner's questions in the order in which they were published, after a question. */
    List<ProgressView.Row> of(String userId, long afterQuestionId, int limit);
}
