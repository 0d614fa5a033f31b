package io.gyosil.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interest or goal was set or changed: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code goal:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param userId the learner
 * @param topicId the topic
 * @param orgId the learner's organization
 * @param interestLevel how interested, from 0 to 1
 * @param goalTarget what is aimed at, a score or ability
 * @param setAt when it was first set
 * @param version grows with every change of this goal, and never starts again
 */
public record GoalChanged(
        String userId,
        String topicId,
        long orgId,
        @Nullable Double interestLevel,
        @Nullable Double goalTarget,
        Instant setAt,
        long version)
        implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.goal-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.goal-removed.v1";

    @Override
    public String key() {
        return "goal:" + userId + ":" + topicId;
    }
}
