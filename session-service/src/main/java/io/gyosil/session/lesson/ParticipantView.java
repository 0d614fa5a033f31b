package io.gyosil.session.lesson;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A participant as shown.
 *
 * @param present whether a socket of theirs is open
 */
public record ParticipantView(
        UUID participantId,
        String role,
        String nickname,
        int avatarId,
        String state,
        boolean present,
        Instant joinedAt) {

    /** So long after a socket was last known to be open it counts as open; hubs say so three times within it. */
    public static final Duration PRESENT_FOR = Duration.ofSeconds(45);

    /** The participant as of now. */
    public static ParticipantView of(Participant participant, Instant now) {
        Instant seen = participant.seenAt();
        return new ParticipantView(
                participant.participantId(),
                participant.role(),
                participant.nickname(),
                participant.avatarId(),
                participant.state(),
                seen != null && seen.plus(PRESENT_FOR).isAfter(now),
                participant.joinedAt());
    }
}
