package io.gyosil.analytics.feature;

import io.gyosil.event.QuizFinalized;
import io.gyosil.kit.event.UnreadableEventException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the facts out of a finished quiz, and refuses what can be none. */
@Singleton
class QuizFacts {

    private static final Set<String> OUTCOMES = Set.of("correct", "wrong", "unsure");
    private static final String STUDY = "study";
    private static final int FIRST_VERSION = 1;

    /** @throws UnreadableEventException naming the field that is missing or senseless */
    List<AttemptFact> of(QuizFinalized quiz) {
        require("session_id", quiz.sessionId());
        require("user_id", quiz.userId());
        require("topic_id", quiz.topicId());
        require("attempts", quiz.attempts());
        return quiz.attempts().stream().map(attempt -> fact(quiz, attempt)).toList();
    }

    private static AttemptFact fact(QuizFinalized quiz, QuizFinalized.Attempt attempt) {
        require("answered_at", attempt.answeredAt());
        require("pub_id", attempt.pubId());
        require("outcome", attempt.outcome());
        if (!OUTCOMES.contains(attempt.outcome())) {
            throw new UnreadableEventException("the outcome is " + attempt.outcome() + ", not one of " + OUTCOMES);
        }
        return new AttemptFact(
                quiz.sessionId(),
                attempt.position(),
                attempt.answeredAt(),
                quiz.orgId(),
                quiz.userId(),
                quiz.topicId(),
                item(attempt),
                attempt.outcome(),
                attempt.responseTimeMs(),
                STUDY,
                Objects.requireNonNullElse(quiz.clientSessionUuid(), quiz.sessionId()),
                FIRST_VERSION);
    }

    /** The shared item's number; a question without one is an item of its own, by a name that no number is. */
    private static String item(QuizFinalized.Attempt attempt) {
        return attempt.sourceId() == null ? "pub:" + attempt.pubId() : Long.toString(attempt.sourceId());
    }

    /** JSON may leave out what the record promises. */
    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new UnreadableEventException("the field " + field + " is missing");
        }
    }
}
