package io.gyosil.session.register;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.AccessDecision;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Which sessions a caller may see, and in whose name one may be entered. */
@Singleton
class SessionsInSight {

    private final RosterRights rights;
    private final SessionRepository sessions;

    SessionsInSight(RosterRights rights, SessionRepository sessions) {
        this.rights = rights;
        this.sessions = sessions;
    }

    /** @throws ProblemException when the caller may not see those asked for */
    Scope scope(Caller caller, @Nullable String userId, @Nullable String classroomId) {
        if (!caller.isStaff()) {
            String learner = userId == null ? caller.userId() : userId;
            rights.mustSeeLearner(caller, learner);
            return new Scope.OfUser(learner);
        }
        if (classroomId != null) {
            rights.mustTeachClass(caller, classroomId);
            return new Scope.OfClass(classroomId);
        }
        if (userId != null) {
            rights.mustSeeLearner(caller, userId);
            return new Scope.OfUser(userId);
        }
        VisibilityScope sight = rights.sight(caller);
        return sight.teacherId() == null
                ? new Scope.OfOrganization(sight.orgId())
                : new Scope.OfTeacher(caller.userId(), sight.teacherId().toString(), sight.orgId());
    }

    /** @throws ProblemException when the caller may not see it: forbidden in the own organization, else not found */
    void mustSee(Caller caller, RegisteredSession session) {
        AccessDecision byUser = rights.maySeeLearner(caller, session.userId());
        String classroom = session.classroomId();
        AccessDecision byClass = byUser == AccessDecision.ALLOWED || classroom == null || !caller.isStaff()
                ? byUser
                : rights.mayTeachClass(caller, classroom);
        if (byUser == AccessDecision.FORBIDDEN && byClass != AccessDecision.ALLOWED) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.session-of-others"));
        }
        switch (byClass) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.session-of-others"));
            case UNKNOWN -> throw notFound();
        }
    }

    /** @throws ProblemException when no session of that user may be entered in that class by the caller */
    void mustEnter(Caller caller, String userId, @Nullable String classroomId) {
        rights.mustSeeLearner(caller, userId);
        if (classroomId == null) {
            return;
        }
        AccessDecision right = caller.isStaff()
                ? rights.mayTeachClass(caller, classroomId)
                : sessions.isEnrolled(userId, classroomId) ? AccessDecision.ALLOWED : AccessDecision.UNKNOWN;
        switch (right) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.not-your-class"));
            case UNKNOWN -> throw ProblemException.invalid("/classroom_id", "field.no-class-of-yours");
        }
    }

    static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-session"));
    }
}
