package io.gyosil.session.register;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as callers see it.
 *
 * @param sessionId its name everywhere
 * @param userId whose it is: a learner, of a live one its teacher
 * @param classroomId the class, if it was in one
 * @param startedAt when it began
 * @param endedAt when it ended, if it has
 * @param sessionType its kind, in old rows perhaps none
 * @param metadata a JSON object: whatever else is known of it
 * @param version the ETag
 */
record SessionView(
        @Schema(example = "01934f6e-7c00-7a5b-9d1e-3c4b5a697887")
        String sessionId,

        @Schema(example = "131") String userId,
        @Nullable @Schema(example = "4") String classroomId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable @Schema(example = "practice") String sessionType,

        @JsonRawValue
        @Nullable
        @Schema(description = "a JSON object: whatever else is known of it", implementation = Object.class)
        String metadata,

        @JsonIgnore long version) {

    static SessionView of(RegisteredSession session) {
        return new SessionView(
                session.sessionId(),
                session.userId(),
                session.classroomId(),
                session.startedAt(),
                session.endedAt(),
                session.sessionType(),
                session.metadata(),
                session.version());
    }
}
