package io.gyosil.classroom.classroom;

import java.time.Instant;

/**
 * A student in a class.
 *
 * @param userId the user who is the student
 * @param version grows with every change
 */
public record Enrollment(long studentId, String classId, long userId, long orgId, Instant enrolledAt, long version) {}
