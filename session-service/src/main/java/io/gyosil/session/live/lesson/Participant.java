package io.gyosil.session.live.lesson;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a lesson: a pupil, who is nobody outside of it, or the teacher.
 *
 * @param role {@link #TEACHER} or {@link #STUDENT}
 * @param userId the teacher's; a pupil has none here
 * @param nickname 1 to 20 characters
 * @param avatarId the picture, 1 to 64
 * @param state {@link #IN}, {@link #KICKED} or {@link #BANNED}
 * @param seenAt when a socket of theirs was last open; null when the last one closed
 */
@Introspected
public record Participant(
        UUID participantId,
        UUID sessionId,
        String role,
        @Nullable String userId,
        String nickname,
        int avatarId,
        String state,
        Instant joinedAt,
        @Nullable Instant seenAt) {

    public static final String TEACHER = "teacher";
    public static final String STUDENT = "student";

    public static final String IN = "in";

    /** Sent out, and free to come back. */
    public static final String KICKED = "kicked";

    /** Sent out for good. */
    public static final String BANNED = "banned";

    /** Whether it is a teacher's seat. */
    public boolean isTeacher() {
        return role.equals(TEACHER);
    }

    /** The same one in another state. */
    public Participant in(String newState) {
        return new Participant(participantId, sessionId, role, userId, nickname, avatarId, newState, joinedAt, seenAt);
    }
}
