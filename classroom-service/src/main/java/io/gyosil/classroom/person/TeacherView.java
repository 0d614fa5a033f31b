package io.gyosil.classroom.person;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A teacher as callers see it. */
record TeacherView(
        long id,
        long userId,
        long orgId,
        @Nullable String name,
        @Nullable String subject,
        @JsonRawValue @Nullable String meta,
        Instant createdAt,
        Instant updatedAt) {

    static TeacherView of(Teacher teacher) {
        return new TeacherView(
                teacher.id(),
                teacher.userId(),
                teacher.orgId(),
                teacher.name(),
                teacher.subject(),
                teacher.meta(),
                teacher.createdAt(),
                teacher.updatedAt());
    }
}
