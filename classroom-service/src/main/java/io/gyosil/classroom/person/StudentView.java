package io.gyosil.classroom.person;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A student as callers see it. */
record StudentView(
        long id,
        long userId,
        long orgId,
        @Nullable String name,
        @Nullable String grade,
        @JsonRawValue @Nullable String meta,
        Instant createdAt,
        Instant updatedAt) {

    static StudentView of(Student student) {
        return new StudentView(
                student.id(),
                student.userId(),
                student.orgId(),
                student.name(),
                student.grade(),
                student.meta(),
                student.createdAt(),
                student.updatedAt());
    }
}
