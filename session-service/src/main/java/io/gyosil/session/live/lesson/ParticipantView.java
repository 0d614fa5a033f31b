package io.gyosil.session.live.lesson;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A participant as shown.
 *
 * @param participantId whose it is
 * @param role {@code teacher} or {@code student}
 * @param nickname what they are called in the lesson
 * @param avatarId the picture, 1 to 64
 * @param state {@code in}, {@code kicked} or {@code banned}
 * @param present whether a socket of theirs is open
 * @param joinedAt when they joined
 */
public record ParticipantView(
        UUID participantId,
        @Schema(example = "student") String role,
        @Schema(example = "파란 고래") String nickname,
        @Schema(example = "12") int avatarId,
        @Schema(example = "in") String state,
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
