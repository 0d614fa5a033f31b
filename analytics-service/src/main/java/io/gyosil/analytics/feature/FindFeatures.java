package io.gyosil.analytics.feature;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the features that a caller may see: of a learner, of a class, or of everybody in sight. */
@Singleton
class FindFeatures {

    private final FeatureRepository features;
    private final RosterRights rights;

    FindFeatures(FeatureRepository features, RosterRights rights) {
        this.features = features;
        this.rights = rights;
    }

    /**
     * What is wanted; null means any.
     *
     * @param userId this learner's
     * @param classId those of this class's students
     * @param topicId on this topic
     * @param from on this day or later
     * @param to on this day or earlier
     */
    record Wanted(
            @Nullable String userId,
            @Nullable String classId,
            @Nullable String topicId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** A place in the list; null in every part to start at its beginning. */
    record After(
            @Nullable LocalDate date,
            @Nullable String userId,
            @Nullable String topicId) {}

    /**
     * Rows of one learner or on one topic by date (newest first), learner, topic; otherwise by learner, topic, date.
     *
     * @throws ProblemException when the caller may not see those asked for
     */
    @Transactional("web")
    List<FeatureView> find(Caller caller, Wanted wanted, After after, int limit) {
        if (wanted.userId() != null && wanted.classId() != null) {
            throw ProblemException.invalid(List.of(FieldError.of("?class_id", "analytics.learner-and-class")));
        }
        if (wanted.classId() != null) {
            return ofClass(caller, wanted.classId(), wanted, after, limit);
        }
        if (wanted.userId() != null || !caller.isStaff()) {
            return ofLearner(caller, wanted.userId() == null ? caller.userId() : wanted.userId(), wanted, after, limit);
        }
        return inSight(rights.sight(caller), wanted, after, limit);
    }

    private List<FeatureView> ofLearner(Caller caller, String userId, Wanted wanted, After after, int limit) {
        rights.mustSeeLearner(caller, userId);
        return features.ofLearner(
                userId,
                wanted.topicId(),
                wanted.from(),
                wanted.to(),
                after.date(),
                after.userId(),
                after.topicId(),
                limit);
    }

    private List<FeatureView> ofClass(Caller caller, String classId, Wanted wanted, After after, int limit) {
        rights.mustTeachClass(caller, classId);
        return wanted.topicId() == null
                ? features.ofClass(
                        classId,
                        caller.orgId(),
                        wanted.from(),
                        wanted.to(),
                        after.date(),
                        after.userId(),
                        after.topicId(),
                        limit)
                : features.ofClassOnTopic(
                        classId,
                        caller.orgId(),
                        wanted.topicId(),
                        wanted.from(),
                        wanted.to(),
                        after.date(),
                        after.userId(),
                        after.topicId(),
                        limit);
    }

    private List<FeatureView> inSight(VisibilityScope sight, Wanted wanted, After after, int limit) {
        return sight.teacherId() == null
                ? ofOrganization(sight, wanted, after, limit)
                : ofTeacher(sight, sight.teacherId().toString(), wanted, after, limit);
    }

    private List<FeatureView> ofTeacher(
            VisibilityScope sight, String teacherId, Wanted wanted, After after, int limit) {
        return wanted.topicId() == null
                ? features.ofTeacher(
                        teacherId,
                        sight.orgId(),
                        sight.unclaimed(),
                        wanted.from(),
                        wanted.to(),
                        after.date(),
                        after.userId(),
                        after.topicId(),
                        limit)
                : features.ofTeacherOnTopic(
                        teacherId,
                        sight.orgId(),
                        sight.unclaimed(),
                        wanted.topicId(),
                        wanted.from(),
                        wanted.to(),
                        after.date(),
                        after.userId(),
                        after.topicId(),
                        limit);
    }

    private List<FeatureView> ofOrganization(VisibilityScope sight, Wanted wanted, After after, int limit) {
        return wanted.topicId() == null
                ? features.ofOrganization(
                        sight.orgId(),
                        sight.unclaimed(),
                        wanted.from(),
                        wanted.to(),
                        after.date(),
                        after.userId(),
                        after.topicId(),
                        limit)
                : features.ofOrganizationOnTopic(
                        sight.orgId(),
                        sight.unclaimed(),
                        wanted.topicId(),
                        wanted.from(),
                        wanted.to(),
                        after.date(),
                        after.userId(),
                        after.topicId(),
                        limit);
    }
}
