package io.gyosil.event;

import java.time.Instant;

/**
 * A live lesson is over. Sent on {@link Topics#SESSION}, keyed by {@code session_id}.
 *
 * @param sessionId the lesson
 * @param reason {@code teacher}, {@code expired} or {@code class-removed}
 * @param endedAt when
 */
public record LiveEnded(String sessionId, String reason, Instant endedAt) implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.session.live-ended.v1";

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String key() {
        return sessionId;
    }
}
