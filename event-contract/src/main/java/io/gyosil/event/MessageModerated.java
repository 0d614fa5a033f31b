package io.gyosil.event;

import java.time.Instant;

/**
 * A teacher decided on a message of a live lesson. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param messageId the message
 * @param act {@code approve}, {@code reject}, {@code hide} or {@code restore}
 * @param byUserId who decided
 * @param moderatedAt when
 */
public record MessageModerated(String sessionId, String messageId, String act, String byUserId, Instant moderatedAt)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.message-moderated.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
