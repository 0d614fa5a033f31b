package io.gyosil.session.live.message;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a lesson (seed 001).
 *
 * @param messageId its name
 * @param participantId who sent it
 * @param role its sender's: {@code teacher} or {@code student}
 * @param nickname what its sender was called when it was posted
 * @param avatarId its sender's picture, 1 to 64
 * @param content 1 to 200 characters; null where it is not shown, since it was hidden
 * @param state {@code visible}, {@code held}, {@code hidden} or {@code rejected}
 * @param holdReason {@code moderation} or {@code word}, if it was ever held
 * @param moderated whether a teacher decided on it
 * @param seq the number of the happening by which it was first seen; null while it is held
 * @param createdAt when it was posted
 */
@Introspected
public record Message(
        UUID messageId,
        UUID participantId,
        @Schema(example = "student") String role,
        @Schema(example = "파란 고래") String nickname,
        @Schema(example = "12") int avatarId,
        @Nullable @Schema(example = "안녕하세요") String content,
        @Schema(example = "visible") String state,
        @Nullable @Schema(example = "word") String holdReason,
        boolean moderated,
        @Nullable @Schema(example = "117") Long seq,
        Instant createdAt) {

    static final String VISIBLE = "visible";
    static final String HELD = "held";
    static final String HIDDEN = "hidden";
    static final String REJECTED = "rejected";

    /** The same one as everybody may see it. */
    public Message seen() {
        boolean isVisible = state.equals(VISIBLE);
        return new Message(
                messageId,
                participantId,
                role,
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
                messageId,
                participantId,
                role,
                nickname,
                avatarId,
                content,
                newState,
                holdReason,
                true,
                newSeq,
                createdAt);
    }
}
