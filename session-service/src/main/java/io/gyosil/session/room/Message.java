package io.gyosil.session.room;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a lesson (seed 001).
 *
 * @param nickname what its sender was called when it was posted
 * @param content 1 to 200 characters; null where it is not shown, since it was hidden
 * @param state {@link #VISIBLE}, {@link #HELD}, {@link #HIDDEN} or {@link #REJECTED}
 * @param holdReason {@code moderation} or {@code word}, if it was ever held
 * @param moderated whether a teacher decided on it
 * @param seq the number of the happening by which it was first seen
 */
public record Message(
        UUID messageId,
        UUID participantId,
        String nickname,
        int avatarId,
        @Nullable String content,
        String state,
        @Nullable String holdReason,
        boolean moderated,
        @Nullable Long seq,
        Instant createdAt) {

    public static final String VISIBLE = "visible";
    public static final String HELD = "held";
    public static final String HIDDEN = "hidden";
    public static final String REJECTED = "rejected";

    /** The same one as everybody may see it. */
    public Message seen() {
        boolean isVisible = state.equals(VISIBLE);
        return new Message(
                messageId,
                participantId,
                nickname,
                avatarId,
                isVisible ? content : null,
                state,
                null,
                moderated,
                seq,
                createdAt);
    }

    /** The same one in another state, by a teacher's decision. */
    Message moderated(String newState, @Nullable Long newSeq) {
        return new Message(
                messageId, participantId, nickname, avatarId, content, newState, holdReason, true, newSeq, createdAt);
    }
}
