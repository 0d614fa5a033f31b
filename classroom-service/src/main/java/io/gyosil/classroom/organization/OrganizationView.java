package io.gyosil.classroom.organization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organization as callers see it.
 *
 * @param id its number everywhere
 * @param name what it is called
 * @param type what it is
 * @param timeZone of its calendar days
 * @param meta whatever else is known
 * @param version grows with every change
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
@MappedEntity("organizations")
record OrganizationView(
        @Id @Schema(example = "1") long id,
        @Schema(example = "서울고등학교") String name,
        @Schema(example = "school") String type,
        @Schema(example = "Asia/Seoul") String timeZone,

        @Nullable @JsonRawValue @Schema(implementation = Object.class)
        String meta,

        @JsonIgnore long version,
        Instant createdAt,
        Instant updatedAt) {

    /** What others learn of it. */
    Organization organization() {
        return new Organization(id, name, type, timeZone, meta, version, createdAt, updatedAt);
    }
}
