package io.gyosil.analytics.live;

import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.micronaut.configuration.kafka.annotation.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes what happens in live lessons. */
@GroupListener(LiveListener.GROUP)
class LiveListener {

    static final String GROUP = "analytics.sessions";

    private final BatchProcessor<LiveFact> batches;

    LiveListener(BatchProcessors processors, LiveFacts facts, ProjectLessons lessons) {
        this.batches = processors.skipping(GROUP, facts::of, lessons::project);
    }

    @Topic(Topics.SESSION)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }
}
