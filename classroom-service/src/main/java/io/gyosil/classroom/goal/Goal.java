package io.gyosil.classroom.goal;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner's interest in a topic, and what is aimed at (seed 000's interest_goal).
 *
 * @param interestLevel from 0 to 1
 * @param goalTarget a score or ability
 * @param setAt when it was first set
 * @param version grows with every change
 */
public record Goal(
        String userId,
        String topicId,
        long orgId,
        @Nullable BigDecimal interestLevel,
        @Nullable BigDecimal goalTarget,
        Instant setAt,
        Instant updatedAt,
        long version) {}
