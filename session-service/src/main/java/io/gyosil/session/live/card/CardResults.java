package io.gyosil.session.live.card;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a card was answered.
 *
 * @param cardId the card
 * @param answer the answer that counts
 * @param answered how many answered
 * @param correct how many of them rightly
 * @param wrong how many of them wrongly
 * @param people how many pupils are in the lesson
 * @param answers what was answered, the most frequent first; the 100 most frequent
 * @param own to a participant: what they answered, if they did
 */
public record CardResults(
        UUID cardId,
        @Schema(example = "3/4") String answer,
        @Schema(example = "21") int answered,
        @Schema(example = "17") int correct,
        @Schema(example = "4") int wrong,
        @Schema(example = "24") int people,
        List<Answers> answers,

        @Nullable @Schema(description = "to a participant: what they answered, if they did")
        OwnAnswer own) {

    /**
     * All that are alike.
     *
     * @param answer what they say
     * @param count how many
     * @param correct whether they are right
     */
    @Schema(name = "CardResultsAnswers")
    public record Answers(
            @Schema(example = "3/4") String answer,
            @Schema(example = "17") int count,
            boolean correct) {}

    CardResults withOwn(@Nullable OwnAnswer answer) {
        return new CardResults(cardId, this.answer, answered, correct, wrong, people, answers, answer);
    }
}
