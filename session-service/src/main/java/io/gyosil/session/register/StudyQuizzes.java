package io.gyosil.session.register;

import io.gyosil.event.QuizFinalized;
import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.consumer.Subscription;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.UnreadableEventException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Enters study quizzes. All of a row follows from any one part of a quiz's event, so duplicates, any order and any replay
 * end in the same state.
 */
@Singleton
class StudyQuizzes implements Subscription<RegisteredSession> {

    private final Transactions transactions;
    private final Sessions sessions;

    StudyQuizzes(@Named("worker") Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    @Override
    public String topic() {
        return Topics.STUDY;
    }

    @Override
    public String group() {
        return "session.register";
    }

    @Override
    public Optional<RegisteredSession> read(ReceivedEvent event) {
        return switch (event.type()) {
            case QuizFinalized.TYPE -> Optional.of(session(EventJson.read(event.data(), QuizFinalized.class)));
            default -> Optional.empty();
        };
    }

    @Override
    public void apply(List<RegisteredSession> quizzes) {
        Map<String, RegisteredSession> each = new LinkedHashMap<>();
        quizzes.forEach(quiz -> each.put(quiz.sessionId(), quiz));
        transactions.run(() -> sessions.putStudy(List.copyOf(each.values())));
    }

    private static RegisteredSession session(QuizFinalized quiz) {
        Instant finished = require("finished_at", quiz.finishedAt());
        Instant started = Objects.requireNonNullElse(quiz.startedAt(), finished);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("topic_id", require("topic_id", quiz.topicId()));
        metadata.put("source", require("source", quiz.source()));
        return new RegisteredSession(
                require("session_id", quiz.sessionId()),
                require("user_id", quiz.userId()),
                null,
                started,
                // A viewer's clock may have been set back between the two.
                finished.isBefore(started) ? started : finished,
                Kind.STUDY.wireName(),
                EventJson.write(metadata),
                0);
    }

    /** JSON may leave out what the record promises. */
    private static <V> V require(String field, @Nullable V value) {
        if (value == null) {
            throw new UnreadableEventException("the field " + field + " is missing");
        }
        return value;
    }
}
