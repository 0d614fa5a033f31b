package io.gyosil.session.register;

import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.NotNullIfPresent;
import io.gyosil.kit.request.OpaqueId;
import io.gyosil.kit.request.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A practice or review session to be entered.
 *
 * @param userId the learner; who asks, if absent
 * @param classroomId the class, if it was in one
 * @param startedAt when it began; now, if absent. Clocks of learners may be ahead by up to a day
 * @param endedAt when it ended, if it has
 * @param sessionType {@code practice} or {@code review}; sessions of other kinds are entered by what makes them
 * @param metadata whatever else is known of it
 */
@JsonRequest
record SessionRequest(
        @Nullable @NotNullIfPresent @OpaqueId @Schema(example = "131")
        Optional<@Size(min = 1, max = 200) String> userId,

        @Nullable @OpaqueId @Size(min = 1, max = 200) @Schema(example = "4")
        String classroomId,

        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @NotNull Kind sessionType,

        @Nullable @JsonObject @Schema(description = "whatever else is known of it")
        RawJson metadata) {

    /** Whose it is to be. */
    String learner(String caller) {
        return userId == null ? caller : userId.orElse(caller);
    }
}
