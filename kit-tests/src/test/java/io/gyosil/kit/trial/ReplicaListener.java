package io.gyosil.kit.trial;

import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Requires;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Listens for a test that may pass over nothing. */
@Requires(property = "trial.replica.group")
@GroupListener("${trial.replica.group}")
class ReplicaListener {

    private final BatchProcessor<String> batches;

    ReplicaListener(BatchProcessors processors, Hearing.Replica replica) {
        this.batches = processors.stopping(replica.group(), replica::read, replica::apply, replica::onCaughtUp);
    }

    @Topic("${trial.replica.topic}")
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }
}
