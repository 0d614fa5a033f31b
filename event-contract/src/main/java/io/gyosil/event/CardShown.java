package io.gyosil.event;

import java.time.Instant;

/**
 * A learning card was shown in a live lesson. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param cardId the card: this showing of the problem
 * @param problemId the problem on it
 * @param type {@code vocabulary}, {@code proverb} or {@code math}
 * @param difficulty 1 (easy) to 5
 * @param grade the school year that it is for
 * @param shownAt when
 */
public record CardShown(
        String sessionId, String cardId, String problemId, String type, int difficulty, String grade, Instant shownAt)
        implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.card-shown.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
