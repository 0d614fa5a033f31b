package io.gyosil.classroom.classroom;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A class as callers see it. */
record ClassroomView(
        String id,
        String name,
        long orgId,
        @Nullable Long teacherId,
        @Nullable String gradeLevel,
        @Nullable String subject,
        @JsonRawValue @Nullable String meta,
        Instant createdAt,
        Instant updatedAt) {

    static ClassroomView of(Classroom classroom) {
        String teacher = classroom.teacherId();
        return new ClassroomView(
                classroom.id(),
                classroom.name(),
                classroom.orgId(),
                teacher == null ? null : Long.valueOf(teacher),
                classroom.gradeLevel(),
                classroom.subject(),
                classroom.meta(),
                classroom.createdAt(),
                classroom.updatedAt());
    }
}
