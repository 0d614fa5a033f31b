package io.gyosil.classroom.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student as callers see it.
 *
 * @param id the profile's number
 * @param userId the user who is it
 * @param orgId the organization
 * @param name the user's name
 * @param grade the school year
 * @param meta whatever else is known
 * @param version grows with every change
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
@MappedEntity("students")
record StudentView(
        @Id @Schema(example = "1") long id,
        @Schema(example = "2") long userId,
        @Schema(example = "1") long orgId,
        @Nullable @Schema(example = "김하늘") String name,
        @Nullable @Schema(example = "5") String grade,

        @Nullable @JsonRawValue @Schema(implementation = Object.class)
        String meta,

        @JsonIgnore long version,
        Instant createdAt,
        Instant updatedAt)
        implements ProfileView<Student> {

    @Override
    public Student profile() {
        return new Student(id, userId, orgId, name, grade, meta, version, createdAt, updatedAt);
    }
}
