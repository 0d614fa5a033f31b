package io.gyosil.event;

import org.jspecify.annotations.Nullable;

/**
 * A student's profile was made or changed: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code student:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param studentId the student
 * @param userId the user who learns
 * @param orgId the organization
 * @param grade the school year, if anybody said
 * @param version grows with every change of this student, and never starts again
 */
public record StudentChanged(
        long studentId, String userId, long orgId, @Nullable String grade, long version) implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.student-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.student-removed.v1";

    @Override
    public String key() {
        return "student:" + studentId;
    }
}
