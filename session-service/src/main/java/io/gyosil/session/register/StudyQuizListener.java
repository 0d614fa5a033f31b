package io.gyosil.session.register;

import io.gyosil.event.QuizFinalized;
import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.UnreadableEventException;
import io.micronaut.configuration.kafka.annotation.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** Takes finalized quizzes into the register. */
@GroupListener(StudyQuizListener.GROUP)
class StudyQuizListener {

    static final String GROUP = "session.register";

    private final BatchProcessor<RegisteredSession> batches;

    StudyQuizListener(BatchProcessors processors, StudyQuizzes quizzes) {
        this.batches = processors.skipping(GROUP, StudyQuizListener::read, quizzes::enter);
    }

    @Topic(Topics.STUDY)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }

    private static Optional<RegisteredSession> read(ReceivedEvent event) {
        return switch (event.type()) {
            case QuizFinalized.TYPE -> Optional.of(session(EventJson.read(event.data(), QuizFinalized.class)));
            default -> Optional.empty();
        };
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
