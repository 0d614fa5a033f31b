package io.gyosil.event;

import java.time.Instant;

/**
 * A message was posted in a live lesson. Its text is not part of the event. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param messageId the message
 * @param participantId who posted it
 * @param state {@code visible}, or {@code held} until a teacher decides
 * @param postedAt when
 */
public record MessagePosted(String sessionId, String messageId, String participantId, String state, Instant postedAt)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.message-posted.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
