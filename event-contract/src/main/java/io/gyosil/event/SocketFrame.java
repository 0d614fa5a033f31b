package io.gyosil.event;

import org.jspecify.annotations.Nullable;

/**
 * Something to be sent to the sockets of a live lesson, as it is. For the socket hubs only; kept for a day. Sent on {@link Topics#SESSION_MESSAGES}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param seq the number of the happening; null for what is about now and has none
 * @param audience {@code all}, {@code teacher}, or the id of one participant
 * @param frame the frame: a JSON object, as text
 * @param close the code with which the sockets that got it are then closed
 */
public record SocketFrame(
        String sessionId,
        @Nullable Long seq,
        String audience,
        String frame,
        @Nullable Integer close) implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.room-told.v1";

    @Override
    public String topic() {
        return Topics.SESSION_MESSAGES;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
