package io.gyosil.session.live.lesson;

import java.util.UUID;

/**
 * What a participant token stands for.
 *
 * @param participantId whose it is
 * @param sessionId the one lesson for which it is good
 */
public record Seat(UUID participantId, UUID sessionId) {

    /** The role of a caller with a participant token, who acts in the one lesson that was joined. */
    public static final String PARTICIPANT = "participant";
}
