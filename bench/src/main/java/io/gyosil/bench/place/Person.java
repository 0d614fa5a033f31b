package io.gyosil.bench.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token is for.
 *
 * @param userId the decimal text of the user's id
 * @param roles any of operator, admin, teacher, student
 * @param orgId the organization
 * @param studentId the student's number, if it is a student
 * @param teacherId the teacher's number, if it is a teacher
 */
public record Person(
        String userId,
        List<String> roles,
        long orgId,
        @Nullable Long studentId,
        @Nullable Long teacherId) {

    /** The bench's administrator. */
    public static final Person ADMIN = new Person("1", List.of("admin"), 1, null, null);

    /** Who runs the installation. */
    public static final Person OPERATOR = new Person("3", List.of("operator"), 1, null, null);

    /** The bench's teacher. */
    public static final Person TEACHER = new Person("2", List.of("teacher"), 1, null, 1L);

    /** The bench's first student. */
    public static final Person STUDENT = student("1001", 1);

    /** A student of the bench's organization. */
    public static Person student(String userId, long studentId) {
        return new Person(userId, List.of("student"), 1, studentId, null);
    }
}
