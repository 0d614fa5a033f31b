package io.gyosil.kit.security;

import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param userId the user's id everywhere
 * @param roles among {@link Roles}
 * @param orgId the organization; null for a viewer app, which has none
 * @param studentId the number of the student's profile, if it is a student with one
 * @param teacherId the number of the teacher's profile, if it is a teacher with one
 */
public record Caller(
        String userId,
        Collection<String> roles,
        @Nullable Long orgId,
        @Nullable Long studentId,
        @Nullable Long teacherId) {

    public static final String USER_ID = "user_id";
    public static final String ROLES = "roles";
    public static final String ORG_ID = "org_id";
    public static final String STUDENT_ID = "student_id";
    public static final String TEACHER_ID = "teacher_id";

    /** A caller without a place in the rosters. */
    public Caller(String userId, Collection<String> roles) {
        this(userId, roles, null, null, null);
    }

    /** The caller whose token was verified. */
    public static Caller of(Authentication authentication) {
        Map<String, Object> claims = authentication.getAttributes();
        return new Caller(
                authentication.getName(),
                authentication.getRoles(),
                number(claims.get(ORG_ID)),
                number(claims.get(STUDENT_ID)),
                number(claims.get(TEACHER_ID)));
    }

    /** The caller as the framework carries it through a request. */
    Authentication authentication() {
        Map<String, Object> claims = new HashMap<>();
        put(claims, ORG_ID, orgId);
        put(claims, STUDENT_ID, studentId);
        put(claims, TEACHER_ID, teacherId);
        return Authentication.build(userId, roles, claims);
    }

    /** Whether the caller has a role. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether the caller works at the school, or is a viewer app, and so may see more than one's own. */
    public boolean isStaff() {
        return is(Roles.ADMIN) || is(Roles.TEACHER) || is(Roles.VIEWER);
    }

    /** A claim of a signed token is ours, so what is no number there is none. */
    private static @Nullable Long number(@Nullable Object claim) {
        return claim instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    private static void put(Map<String, Object> claims, String name, @Nullable Long value) {
        if (value != null) {
            claims.put(name, value);
        }
    }
}
