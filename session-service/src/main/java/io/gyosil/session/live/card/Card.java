package io.gyosil.session.live.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it was shown in a lesson. Changing the problem later changes no card.
 *
 * @param position from 1 on in each lesson
 * @param left how many problems of the deck were still to come in that round
 * @param answered how many answered
 */
public record Card(
        UUID cardId,
        UUID sessionId,
        UUID problemId,
        int position,
        Exercise.Content content,
        int left,
        Instant shownAt,
        @Nullable Instant closedAt,
        int answered) {

    /** The same, closed. */
    Card closed(Instant at) {
        return new Card(cardId, sessionId, problemId, position, content, left, shownAt, at, answered);
    }
}
