package io.gyosil.session.register;

import org.jspecify.annotations.Nullable;

/** Whose sessions are wanted. */
sealed interface Scope {

    /** A user's. */
    record OfUser(String userId) implements Scope {}

    /** Those in a class, be they anybody's. */
    record OfClass(String classroomId) implements Scope {}

    /**
     * Those of an organization's users, and those in its classes.
     *
     * @param orgId nobody's without one
     */
    record OfOrganization(@Nullable Long orgId) implements Scope {}

    /**
     * Those of a teacher, of the students of the own classes, and those in these classes.
     *
     * @param userId the teacher as a user
     * @param teacherId the number, as text
     * @param orgId nobody's but the own without one
     */
    record OfTeacher(
            String userId, String teacherId, @Nullable Long orgId) implements Scope {}
}
