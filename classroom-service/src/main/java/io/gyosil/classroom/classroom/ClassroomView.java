package io.gyosil.classroom.classroom;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class as callers see it.
 *
 * @param id its name everywhere
 * @param name what it is called
 * @param orgId the organization
 * @param teacherId the teacher who has it
 * @param coTeacherIds the teachers who have it, too, with the same rights; by number
 * @param gradeLevel its school year
 * @param subject what is taught in it
 * @param meta whatever else is known
 * @param version grows with every change
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
@MappedEntity("classroom")
record ClassroomView(
        @Id @Schema(example = "12") String id,
        @Schema(example = "5학년 2반") String name,
        @Schema(example = "1") long orgId,
        @Nullable @Schema(example = "3") Long teacherId,

        @TypeDef(type = DataType.LONG_ARRAY) @Schema(example = "[5, 8]")
        List<Long> coTeacherIds,

        @Nullable @Schema(example = "5") String gradeLevel,
        @Nullable @Schema(example = "math") String subject,

        @Nullable @JsonRawValue @Schema(implementation = Object.class)
        String meta,

        @JsonIgnore long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether a teacher has it, alone or with others. */
    boolean isTaughtBy(Long teacher) {
        return teacher.equals(teacherId) || coTeacherIds.contains(teacher);
    }

    /** What others learn of it. */
    Classroom classroom() {
        String teacher = teacherId == null ? null : teacherId.toString();
        List<String> coTeachers = coTeacherIds.stream().map(String::valueOf).toList();
        return new Classroom(
                id, name, orgId, teacher, coTeachers, gradeLevel, subject, meta, version, createdAt, updatedAt);
    }
}
