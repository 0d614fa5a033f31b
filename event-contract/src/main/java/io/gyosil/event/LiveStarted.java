package io.gyosil.event;

import java.time.Instant;

/**
 * A live lesson has begun. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param classId the class, {@code classroom_id}
 * @param orgId the organization
 * @param teacherUserId who gives it
 * @param startedAt when it began
 */
public record LiveStarted(String sessionId, String classId, long orgId, String teacherUserId, Instant startedAt)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.live-started.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
