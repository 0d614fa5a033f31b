package io.gyosil.classroom.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A teacher as callers see it.
 *
 * @param id the profile's number
 * @param userId the user who is it
 * @param orgId the organization
 * @param name the user's name
 * @param subject what is taught
 * @param meta whatever else is known
 * @param version grows with every change
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
@MappedEntity("teachers")
record TeacherView(
        @Id @Schema(example = "1") long id,
        @Schema(example = "2") long userId,
        @Schema(example = "1") long orgId,
        @Nullable @Schema(example = "김하늘") String name,
        @Nullable @Schema(example = "math") String subject,

        @Nullable @JsonRawValue @Schema(implementation = Object.class)
        String meta,

        @JsonIgnore long version,
        Instant createdAt,
        Instant updatedAt)
        implements ProfileView<Teacher> {

    @Override
    public Teacher profile() {
        return new Teacher(id, userId, orgId, name, subject, meta, version, createdAt, updatedAt);
    }
}
