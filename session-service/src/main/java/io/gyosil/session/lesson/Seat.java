package io.gyosil.session.lesson;

import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final String SESSION = "session_id";

    /** The seat of a caller who came with a participant token; empty for one who came with an access token. */
    public static Optional<Seat> of(Authentication caller) {
        return caller.getRoles().contains(PARTICIPANT)
                ? Optional.of(new Seat(
                        UUID.fromString(caller.getName()),
                        UUID.fromString(String.valueOf(caller.getAttributes().get(SESSION)))))
                : Optional.empty();
    }

    Authentication authentication() {
        return Authentication.build(
                participantId.toString(), List.of(PARTICIPANT), Map.of(SESSION, sessionId.toString()));
    }
}
