package io.gyosil.classroom.viewer;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A viewer as it is kept. */
@MappedEntity("viewer")
record ViewerRow(
        @Id long id,
        long orgId,
        String name,
        String sha256,
        @Nullable String formerSha256,
        @Nullable Instant formerUntil,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        long version) {

    /** What others learn of it. */
    Viewer viewer() {
        return new Viewer(id, orgId, name, sha256, formerSha256, formerUntil, version);
    }
}
