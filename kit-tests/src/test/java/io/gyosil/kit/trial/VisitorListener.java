package io.gyosil.kit.trial;

import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Requires;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Listens for a test that may pass over what it cannot take. */
@Requires(property = "trial.visitor.group")
@GroupListener("${trial.visitor.group}")
class VisitorListener {

    private final BatchProcessor<String> batches;

    VisitorListener(BatchProcessors processors, Hearing.Visitor visitor) {
        this.batches = processors.skipping(visitor.group(), visitor::read, visitor::apply);
    }

    @Topic("${trial.visitor.topic}")
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }
}
