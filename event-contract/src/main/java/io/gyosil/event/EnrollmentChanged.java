package io.gyosil.event;

import java.time.Instant;

/**
 * A student was enrolled in a class: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code enrollment:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param studentId the student
 * @param classId the class
 * @param userId the user who is the student
 * @param orgId the organization
 * @param enrolledAt since when
 * @param version grows with every change of this enrollment, and never starts again
 */
public record EnrollmentChanged(
        long studentId, String classId, String userId, long orgId, Instant enrolledAt, long version)
        implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.enrollment-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.enrollment-removed.v1";

    @Override
    public String key() {
        return "enrollment:" + studentId + ":" + classId;
    }
}
