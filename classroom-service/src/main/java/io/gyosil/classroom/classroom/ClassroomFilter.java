package io.gyosil.classroom.classroom;

import org.jspecify.annotations.Nullable;

/**
 * Which classes are wanted; null is any.
 *
 * @param orgId whose
 * @param teacherId the decimal text of a teacher's number
 * @param name a part of the name, whatever its case
 * @param studentId who must be in it
 */
record ClassroomFilter(
        @Nullable Long orgId,
        @Nullable String teacherId,
        @Nullable String gradeLevel,
        @Nullable String subject,
        @Nullable String name,
        @Nullable Long studentId) {}
