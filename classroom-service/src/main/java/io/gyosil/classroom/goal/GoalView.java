package io.gyosil.classroom.goal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interest and goal as callers see it.
 *
 * @param userId the learner
 * @param topicId the topic
 * @param orgId the learner's organization
 * @param interestLevel how much the learner is interested in the topic, from 0 to 1
 * @param goalTarget what is aimed at: a score or an ability
 * @param setAt when it was first set
 * @param updatedAt when it last changed
 * @param version grows with every change; of one that is gone that of its removal
 */
@MappedEntity("interest_goal")
record GoalView(
        @Id @Schema(example = "1001") String userId,
        @Schema(example = "t-3") String topicId,
        @JsonIgnore long orgId,
        @Nullable @Schema(example = "0.8") BigDecimal interestLevel,
        @Nullable @Schema(example = "1.5") BigDecimal goalTarget,
        Instant setAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    /** What others learn of it. */
    Goal goal() {
        return new Goal(userId, topicId, orgId, interestLevel, goalTarget, setAt, updatedAt, version);
    }
}
