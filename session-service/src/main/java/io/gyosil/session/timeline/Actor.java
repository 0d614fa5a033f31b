package io.gyosil.session.timeline;

import io.gyosil.kit.security.Caller;
import java.util.UUID;

/** Who did something, as the log has it. */
public record Actor(String name) {

    /** The service itself. */
    public static final Actor SYSTEM = new Actor("system");

    /** A teacher or an admin. */
    public static Actor of(Caller caller) {
        return new Actor("user:" + caller.userId());
    }

    /** Somebody in the lesson. */
    public static Actor participant(UUID participantId) {
        return new Actor("participant:" + participantId);
    }
}
