package io.gyosil.analytics.feature;

import org.jspecify.annotations.Nullable;

/** Whose features are wanted. */
public sealed interface Learners {

    /** This learner's. */
    record One(String userId) implements Learners {}

    /**
     * Those of a class's students in an organization.
     *
     * @param classId the class
     * @param orgId the organization; nobody's without one
     */
    record OfClass(String classId, @Nullable Long orgId) implements Learners {}

    /**
     * Those of an organization's learners.
     *
     * @param orgId the organization; nobody's without one
     * @param unclaimed those, too, of whom no organization has told
     */
    record OfOrganization(@Nullable Long orgId, boolean unclaimed) implements Learners {}

    /**
     * Those of a teacher's students in an organization.
     *
     * @param teacherId the teacher
     * @param orgId the organization; nobody's without one
     * @param unclaimed those, too, of whom no organization has told
     */
    record OfTeacher(String teacherId, @Nullable Long orgId, boolean unclaimed) implements Learners {}
}
