package io.gyosil.kit.security;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;

/**
 * Who is calling.
 *
 * @param userId the user's id everywhere
 * @param roles among {@link Roles}
 */
public record Caller(String userId, Collection<String> roles) {

    static final String USER_ID = "user_id";
    static final String ROLES = "roles";

    /** The caller whose token was verified. */
    public static Caller of(Authentication authentication) {
        return new Caller(authentication.getName(), authentication.getRoles());
    }

    /** Whether the caller works at the school, or is a viewer app, and so may see more than one's own. */
    public boolean isStaff() {
        return roles.contains(Roles.ADMIN) || roles.contains(Roles.TEACHER) || roles.contains(Roles.VIEWER);
    }

    /**
     * Lets staff, and the learner of that id, pass.
     *
     * @throws ProblemException forbidden, for everybody else
     */
    public void mustBe(String learnerId) {
        if (!isStaff() && !userId.equals(learnerId)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, "A student sees only their own records.");
        }
    }
}
