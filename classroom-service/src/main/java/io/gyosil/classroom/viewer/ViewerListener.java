package io.gyosil.classroom.viewer;

import io.gyosil.event.Topics;
import io.gyosil.event.ViewerSeen;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.EventJson;
import io.micronaut.configuration.kafka.annotation.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes in when viewers were seen. */
@GroupListener(ViewerListener.GROUP)
class ViewerListener {

    static final String GROUP = "classroom.viewers";

    private final BatchProcessor<SeenViewer> batches;

    ViewerListener(BatchProcessors processors, NoteSeenViewers seen) {
        this.batches = processors.skipping(GROUP, ViewerListener::read, seen::note);
    }

    @Topic(Topics.STUDY)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }

    private static Optional<SeenViewer> read(ReceivedEvent event) {
        if (!event.type().equals(ViewerSeen.TYPE)) {
            return Optional.empty();
        }
        ViewerSeen seen = EventJson.read(event.data(), ViewerSeen.class);
        return Optional.of(new SeenViewer(seen.viewerId(), seen.seenAt()));
    }
}
