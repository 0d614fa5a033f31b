package io.gyosil.classroom.goal;

import io.gyosil.classroom.change.ChangePublisher;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interests and goals, in the open transaction: those that its caller may see. */
public interface Goals {

    /** The learner's organization, if the caller may see the learner; changes of a learner's goals wait for each other. */
    Optional<Long> lockLearner(String userId);

    Optional<Goal> find(String userId, String topicId);

    /** Newest first. */
    List<Goal> page(@Nullable String userId, @Nullable Key after, int skip, int most);

    /** Sets one, whether it is there or not. */
    Goal put(String userId, String topicId, long orgId, Draft draft);

    Optional<ChangePublisher.Gone<Goal>> remove(String userId, String topicId);

    /** Removes all of a learner. */
    List<ChangePublisher.Gone<Goal>> removeAllOf(String userId);

    /** What a request says of one that it sets. */
    record Draft(
            @Nullable BigDecimal interestLevel, @Nullable BigDecimal goalTarget) {}

    /** A place in the list. */
    record Key(Instant setAt, String userId, String topicId) {}
}
