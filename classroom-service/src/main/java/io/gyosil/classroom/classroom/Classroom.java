package io.gyosil.classroom.classroom;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class (seed 000's classroom).
 *
 * @param teacherId who teaches it: the decimal text of a teacher's id
 * @param coTeacherIds who teaches it, too, with the same rights; by number
 * @param gradeLevel its school year
 * @param subject what is taught in it
 * @param meta a JSON object, as text, without the subject; whatever else is known
 * @param version grows with every change
 */
public record Classroom(
        String id,
        String name,
        long orgId,
        @Nullable String teacherId,
        List<String> coTeacherIds,
        @Nullable String gradeLevel,
        @Nullable String subject,
        @Nullable String meta,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
