package io.gyosil.session.live.card;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is shown.
 *
 * @param cardId its name
 * @param problemId the problem on it
 * @param question what is asked
 * @param type {@code vocabulary}, {@code proverb} or {@code math}
 * @param difficulty from 1, which is easy, to 5
 * @param grade for whom, such as 5 or 1-1
 * @param shownAt when it was shown
 * @param closedAt when it was closed, if it was
 * @param answered how many answered
 * @param position from 1 on in each lesson
 * @param left how many problems of the deck were still to come in that round
 * @param answer the answer that counts; to the teacher, and to everybody once it is closed
 */
public record CardView(
        UUID cardId,
        UUID problemId,
        @Schema(example = "1/2 + 1/4") String question,
        @Schema(example = "math") String type,
        @Schema(example = "2") int difficulty,
        @Schema(example = "5") String grade,
        Instant shownAt,
        @Nullable Instant closedAt,
        @Schema(example = "21") int answered,
        @Schema(example = "3") int position,
        @Schema(example = "12") int left,
        @Nullable @Schema(example = "3/4") String answer) {

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
