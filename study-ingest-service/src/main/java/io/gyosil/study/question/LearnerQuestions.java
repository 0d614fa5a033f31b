package io.gyosil.study.question;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions of one learner, to be fetched. Works in the open transaction. */
public interface LearnerQuestions {

    /**
     * A learner's questions by change, oldest first, after a time and a place among the changes of that time;
     * of one organization or, for null, of all.
     */
    List<Question.Published> of(
            String userId, @Nullable Long orgId, @Nullable Instant changedAfter, long afterId, int limit);
}
