package io.gyosil.classroom.identity;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user who logs in.
 *
 * @param name what others see; null for one who has none
 * @param passwordHash null for one who has no password
 * @param studentId the student's profile, if there is one
 * @param teacherId the teacher's profile, if there is one
 */
@MappedEntity("users")
record Account(
        @Id long userId,
        long orgId,
        @Nullable String name,
        String role,
        boolean isActive,
        boolean isOperator,
        @Nullable String passwordHash,
        @Nullable Long studentId,
        @Nullable Long teacherId) {

    /** The user as a caller. */
    Caller caller() {
        return new Caller(
                Long.toString(userId),
                isOperator ? List.of(role, Roles.OPERATOR) : List.of(role),
                orgId,
                studentId,
                teacherId);
    }
}
