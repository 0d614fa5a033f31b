package io.gyosil.session.card;

import io.gyosil.session.lesson.Lesson;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The problems for a class, in rounds: each is drawn once before any is drawn again, those that the class has not seen for the
 * most rounds first, by chance among equals. Works in the open transaction.
 */
public interface Deck {

    /** Draws a problem for a lesson's class, and remembers it; empty when none fits. */
    Optional<Drawn> draw(Lesson lesson, Wish wish, Instant at);

    /** A problem that was drawn, and how many are still to come in this round. */
    record Drawn(UUID problemId, Problem.Content content, int left) {}

    /** Of which problems the deck is to be; null is any. */
    record Wish(
            @Nullable String grade,
            @Nullable Integer difficulty,
            @Nullable String type) {}
}
