package io.gyosil.event;

import java.time.Instant;

/**
 * A participant answered a learning card. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param cardId the card
 * @param participantId who answered
 * @param correct as the server graded it
 * @param answeredAt when
 */
public record CardAnswered(String sessionId, String cardId, String participantId, boolean correct, Instant answeredAt)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.card-answered.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
