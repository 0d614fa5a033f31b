package io.gyosil.study.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learners' progress, to be looked at. Works in the open transaction. */
public interface LearnerProgress {

    /** Whether this learner has questions in an organization or, for null, in any. */
    boolean knows(String userId, @Nullable Long orgId);

    /** The progress on the learner's questions there, in the order in which they were published, after a question. */
    List<ProgressView.Row> of(String userId, @Nullable Long orgId, long afterQuestionId, int limit);
}
