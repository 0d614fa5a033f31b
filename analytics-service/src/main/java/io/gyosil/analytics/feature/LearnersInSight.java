package io.gyosil.analytics.feature;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.Sight;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose features a caller gets who asks for a learner, for a class, or for nobody in particular. */
@Singleton
class LearnersInSight {

    private final RosterRights rights;

    LearnersInSight(RosterRights rights) {
        this.rights = rights;
    }

    /** @throws ProblemException when the caller may not see those asked for */
    Learners of(Caller caller, @Nullable String userId, @Nullable String classId) {
        if (userId != null && classId != null) {
            throw ProblemException.invalid(
                    List.of(new FieldError("?class_id", "cannot be asked for together with user_id")));
        }
        if (classId != null) {
            rights.mustTeachClass(caller, classId);
            return new Learners.OfClass(classId, caller.orgId());
        }
        if (userId != null || !caller.isStaff()) {
            String learner = userId == null ? caller.userId() : userId;
            rights.mustSeeLearner(caller, learner);
            return new Learners.One(learner);
        }
        Sight sight = rights.sight(caller);
        return sight.teacherId() == null
                ? new Learners.OfOrganization(sight.orgId(), sight.unclaimed())
                : new Learners.OfTeacher(sight.teacherId().toString(), sight.orgId(), sight.unclaimed());
    }
}
