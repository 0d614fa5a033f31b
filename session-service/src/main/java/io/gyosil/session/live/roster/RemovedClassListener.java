package io.gyosil.session.live.roster;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.micronaut.configuration.kafka.annotation.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Receives the events of removed classes. */
@GroupListener(RemovedClassListener.GROUP)
class RemovedClassListener {

    static final String GROUP = "session.removed-classes";
    private static final String KEY = "class:";

    private final BatchProcessor<String> batches;

    RemovedClassListener(BatchProcessors processors, RemovedClasses removed) {
        this.batches = processors.stopping(GROUP, RemovedClassListener::read, removed::removeLessons, partitions -> {});
    }

    @Topic(Topics.CLASSROOM_STATE)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }

    private static Optional<String> read(ReceivedEvent event) {
        return event.type().equals(ClassChanged.REMOVED) && event.key().startsWith(KEY)
                ? Optional.of(event.key().substring(KEY.length()))
                : Optional.empty();
    }
}
