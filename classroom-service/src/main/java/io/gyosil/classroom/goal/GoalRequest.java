package io.gyosil.classroom.goal;

import io.gyosil.kit.request.JsonRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it is to be.
 *
 * @param interestLevel how much the learner is interested in the topic, from 0 to 1
 * @param goalTarget what is aimed at: a score or an ability
 */
@JsonRequest
record GoalRequest(
        @Nullable @DecimalMin("0") @DecimalMax("1") @Schema(example = "0.8")
        BigDecimal interestLevel,

        @Nullable @DecimalMin("-1000000") @DecimalMax("1000000") @Schema(example = "1.5")
        BigDecimal goalTarget) {}
