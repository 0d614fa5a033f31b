package io.gyosil.roster;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see whom: an admin the learners of the own organization, a teacher the students of the own classes, a student
 * oneself, and a viewer app whom it asks for. What a caller is comes from the token, and who belongs where from the
 * replica, in the open transaction or one of its own.
 *
 * <p>Whatever staff asks depends on the replica. When that is more than a minute behind, every method here throws {@link
 * CommonProblem#UNAVAILABLE} for them.
 */
@Singleton
public class RosterRights {

    private static final long NO_CLASSES = -1;

    private final RosterQueries rosters;
    private final boolean unclaimedLearners;

    RosterRights(RosterQueries rosters, AccessSettings settings) {
        this.rosters = rosters;
        this.unclaimedLearners = settings.unclaimedLearners();
    }

    /** Whether a caller may see a learner's records. */
    public AccessDecision maySeeLearner(Caller caller, String userId) {
        if (caller.is(Roles.VIEWER) || caller.userId().equals(userId)) {
            return AccessDecision.ALLOWED;
        }
        return Objects.requireNonNull(maySeeLearners(caller, Set.of(userId)).get(userId));
    }

    /** Whether a caller may see the records of each of these learners; asks once for all. */
    public Map<String, AccessDecision> maySeeLearners(Caller caller, Collection<String> userIds) {
        Map<String, AccessDecision> rights = new HashMap<>();
        if (caller.is(Roles.VIEWER)) {
            userIds.forEach(userId -> rights.put(userId, AccessDecision.ALLOWED));
            return rights;
        }
        if (caller.isStaff()) {
            mustBeCurrent();
        }
        rosters.learners(userIds, caller.orgId(), teacher(caller))
                .forEach((userId, relation) -> rights.put(userId, right(caller, relation)));
        return rights;
    }

    /**
     * Lets only those pass who may see a learner's records.
     *
     * @throws ProblemException forbidden or not found
     */
    public void mustSeeLearner(Caller caller, String userId) {
        switch (maySeeLearner(caller, userId)) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, whyForbidden(caller));
            case UNKNOWN ->
                throw ProblemException.of(CommonProblem.NOT_FOUND, "Your organization has no learner of this id.");
        }
    }

    /** Whether a caller may see the records of a class: its teachers, and admins of its organization. */
    public AccessDecision mayTeachClass(Caller caller, String classroomId) {
        if (!caller.isStaff()) {
            return AccessDecision.FORBIDDEN;
        }
        mustBeCurrent();
        return switch (rosters.classroom(classroomId, caller.orgId(), teacher(caller))) {
            case TAUGHT -> AccessDecision.ALLOWED;
            case SAME_ORGANIZATION -> caller.is(Roles.ADMIN) ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
            case FOREIGN, UNCLAIMED -> AccessDecision.UNKNOWN;
        };
    }

    /**
     * Lets only those pass who may see the records of a class.
     *
     * @throws ProblemException forbidden or not found
     */
    public void mustTeachClass(Caller caller, String classroomId) {
        switch (mayTeachClass(caller, classroomId)) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, "You do not teach this class.");
            case UNKNOWN ->
                throw ProblemException.of(CommonProblem.NOT_FOUND, "Your organization has no class of this id.");
        }
    }

    /** Whose records a teacher or an admin may see who asks for nobody in particular. */
    public VisibilityScope sight(Caller caller) {
        mustBeCurrent();
        boolean all = caller.is(Roles.ADMIN);
        Long teacherId = all ? null : Objects.requireNonNullElse(teacher(caller), NO_CLASSES);
        return new VisibilityScope(caller.orgId(), teacherId, unclaimedLearners);
    }

    private AccessDecision right(Caller caller, Relation relation) {
        return switch (relation) {
            case TAUGHT -> AccessDecision.ALLOWED;
            case SAME_ORGANIZATION -> caller.is(Roles.ADMIN) ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
            case FOREIGN -> AccessDecision.UNKNOWN;
            case UNCLAIMED ->
                !unclaimedLearners
                        ? AccessDecision.UNKNOWN
                        : caller.isStaff() ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
        };
    }

    private void mustBeCurrent() {
        if (!rosters.isCurrent()) {
            throw ProblemException.of(CommonProblem.UNAVAILABLE, "Who may see whom is not known here at the moment.");
        }
    }

    private static String whyForbidden(Caller caller) {
        return caller.isStaff() ? "This learner is in none of your classes." : "A student sees only their own records.";
    }

    /** The number of the teacher in the token of one; a number alone makes nobody a teacher. */
    private static @Nullable Long teacher(Caller caller) {
        return caller.is(Roles.TEACHER) ? caller.teacherId() : null;
    }
}
