package io.gyosil.classroom.viewer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A viewer app as admins see it.
 *
 * @param id its number
 * @param name what it is called
 * @param token what it shows to study-ingest-service; shown once, when it is made
 * @param formerTokenUntil until when the token before is good, too
 * @param createdAt when it was registered
 * @param lastSeenAt when it last showed a good token, at most a minute old
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViewerView(
        @Schema(example = "3") long id,
        @Schema(example = "3층 태블릿") String name,

        @Nullable @Schema(example = "gyv_Zk3vX0s6n1c9p2QeT7yUwA4mB8dFhJrL5iOaGxVtKqE")
        String token,

        @Nullable Instant formerTokenUntil,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {

    static ViewerView of(ViewerRow row) {
        return new ViewerView(row.id(), row.name(), null, row.formerUntil(), row.createdAt(), row.lastSeenAt());
    }

    /** The same, with the token that was made. */
    ViewerView with(String made) {
        return new ViewerView(id, name, made, formerTokenUntil, createdAt, lastSeenAt);
    }
}
