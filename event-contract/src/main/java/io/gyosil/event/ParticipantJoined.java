package io.gyosil.event;

import java.time.Instant;

/**
 * Somebody joined a live lesson. Coming back is no joining. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param participantId who joined; good for this lesson only, and no user's id
 * @param role {@code teacher} or {@code student}
 * @param joinedAt when
 */
public record ParticipantJoined(String sessionId, String participantId, String role, Instant joinedAt)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.participant-joined.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
