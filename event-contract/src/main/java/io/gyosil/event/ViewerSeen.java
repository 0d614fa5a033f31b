package io.gyosil.event;

import java.time.Instant;

/**
 * A school's viewer app asked for something or sent something, with a token that is good. Sent on {@link Topics#STUDY}, keyed by {@code
 * viewer:<id>}, at most twice a minute by each replica.
 *
 * @param viewerId the viewer
 * @param seenAt when, the latest time
 */
public record ViewerSeen(long viewerId, Instant seenAt) implements Event {

    /** The event's type on the wire. */
    public static final String TYPE = "gyosil.study.viewer-seen.v1";

    @Override
    public String topic() {
        return Topics.STUDY;
    }

    @Override
    public String key() {
        return "viewer:" + viewerId;
    }
}
