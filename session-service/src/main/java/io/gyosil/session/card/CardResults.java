package io.gyosil.session.card;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a card was answered.
 *
 * @param answered how many answered
 * @param people how many pupils are in the lesson
 * @param answers what was answered, the most frequent first; the 100 most frequent
 * @param own to a participant: what they answered, if they did
 */
public record CardResults(
        UUID cardId,
        String answer,
        int answered,
        int correct,
        int wrong,
        int people,
        List<Answers> answers,
        @Nullable Own own) {

    /** All that are alike. */
    public record Answers(String answer, int count, boolean correct) {}

    /** A participant's. */
    public record Own(String answer, boolean correct) {}

    CardResults withOwn(@Nullable Own answer) {
        return new CardResults(cardId, this.answer, answered, correct, wrong, people, answers, answer);
    }
}
