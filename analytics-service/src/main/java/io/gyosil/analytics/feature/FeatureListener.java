package io.gyosil.analytics.feature;

import io.gyosil.event.QuizFinalized;
import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.trace.Trace;
import io.micronaut.configuration.kafka.annotation.Topic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes finalized quizzes into the daily features. */
@GroupListener(FeatureListener.GROUP)
class FeatureListener {

    static final String GROUP = "analytics.features";

    private final BatchProcessor<List<AttemptFact>> batches;
    private final QuizFacts quizFacts;

    FeatureListener(BatchProcessors processors, QuizFacts quizFacts, ProjectFacts facts) {
        this.quizFacts = quizFacts;
        this.batches =
                processors.skipping(GROUP, this::read, quizzes -> Trace.step("features", () -> facts.project(quizzes)));
    }

    @Topic(Topics.STUDY)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }

    private Optional<List<AttemptFact>> read(ReceivedEvent event) {
        return switch (event.type()) {
            case QuizFinalized.TYPE -> Optional.of(quizFacts.of(EventJson.read(event.data(), QuizFinalized.class)));
            default -> Optional.empty();
        };
    }
}
