package io.gyosil.session.register;

import io.gyosil.kit.request.JsonObject;
import io.gyosil.kit.request.JsonRequest;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.request.OpaqueId;
import io.gyosil.kit.request.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a practice or review session.
 *
 * @param classroomId the class; null takes it away
 * @param startedAt when it began
 * @param endedAt when it ended; null when it has not
 * @param sessionType {@code practice} or {@code review}
 * @param metadata whatever else is known of it, as a whole; null for nothing
 */
@JsonRequest
record SessionPatch(
        @Nullable @OpaqueId @Schema(example = "4") Optional<@Size(min = 1, max = 200) String> classroomId,
        @Nullable Instant startedAt,
        @Nullable Optional<Instant> endedAt,

        @Nullable @Schema(description = "practice or review")
        Kind sessionType,

        @Nullable @Schema(description = "whatever else is known of it, as a whole; null for nothing")
        Optional<@JsonObject RawJson> metadata) {

    /** The session as it is to be. */
    RegisteredSession applied(RegisteredSession before) {
        return new RegisteredSession(
                before.sessionId(),
                before.userId(),
                MergePatch.optional(classroomId, before.classroomId()),
                startedAt == null ? before.startedAt() : startedAt,
                MergePatch.optional(endedAt, before.endedAt()),
                sessionType == null ? before.sessionType() : sessionType.wireName(),
                MergePatch.json(metadata, before.metadata()),
                before.version());
    }
}
