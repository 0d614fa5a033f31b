package io.gyosil.classroom.goal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An interest and goal as callers see it. */
record GoalView(
        String userId,
        String topicId,
        @Nullable BigDecimal interestLevel,
        @Nullable BigDecimal goalTarget,
        Instant setAt,
        Instant updatedAt) {

    static GoalView of(Goal goal) {
        return new GoalView(
                goal.userId(), goal.topicId(), goal.interestLevel(), goal.goalTarget(), goal.setAt(), goal.updatedAt());
    }
}
