package io.gyosil.event;

import org.jspecify.annotations.Nullable;

/**
 * A teacher's profile was made or changed: its whole public state. Sent on {@link Topics#CLASSROOM_STATE}, keyed by {@code teacher:<id>}; a
 * record of that key without data says that it was removed.
 *
 * @param teacherId the teacher
 * @param userId the user who teaches
 * @param orgId the organization
 * @param subject what is taught, if anybody said
 * @param version grows with every change of this teacher, and never starts again
 */
public record TeacherChanged(
        long teacherId, String userId, long orgId, @Nullable String subject, long version) implements StateEvent {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.classroom.teacher-changed.v1";

    /** The type of the record without data that ends it. */
    public static final String REMOVED = "gyosil.classroom.teacher-removed.v1";

    @Override
    public String key() {
        return "teacher:" + teacherId;
    }
}
