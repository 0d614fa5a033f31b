package io.gyosil.session.live.lesson;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param name as the log has it
 * @param userId a user's; null for others
 */
public record Actor(String name, @Nullable String userId) {

    /** The service itself. */
    public static final Actor SYSTEM = new Actor("system", null);

    /** A teacher or an admin. */
    public static Actor user(String userId) {
        return new Actor("user:" + userId, userId);
    }

    /** Somebody in the lesson. */
    public static Actor participant(UUID participantId) {
        return new Actor("participant:" + participantId, null);
    }
}
