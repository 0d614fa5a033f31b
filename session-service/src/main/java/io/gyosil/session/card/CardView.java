package io.gyosil.session.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is shown.
 *
 * @param answer to the teacher, and to everybody once it is closed
 */
public record CardView(
        UUID cardId,
        UUID problemId,
        String question,
        String type,
        int difficulty,
        String grade,
        Instant shownAt,
        @Nullable Instant closedAt,
        int answered,
        int position,
        int left,
        @Nullable String answer) {

    /** The card for a participant. */
    public static CardView of(Card card) {
        return of(card, card.closedAt() != null);
    }

    /** The card for the teacher. */
    public static CardView ofTeacher(Card card) {
        return of(card, true);
    }

    private static CardView of(Card card, boolean withAnswer) {
        Exercise.Content content = card.content();
        return new CardView(
                card.cardId(),
                card.problemId(),
                content.question(),
                content.type(),
                content.difficulty(),
                content.grade(),
                card.shownAt(),
                card.closedAt(),
                card.answered(),
                card.position(),
                card.left(),
                withAnswer ? content.answer() : null);
    }
}
