package io.gyosil.roster;

import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.BatchProcessor;
import io.gyosil.kit.consumer.BatchProcessors;
import io.gyosil.kit.consumer.GroupListener;
import io.gyosil.kit.data.DatabaseSettings;
import io.micronaut.configuration.kafka.annotation.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes who is who into the service's own copy, of which nothing may be missing. */
@GroupListener("${gyosil.database.service}.roster")
class RosterListener {

    private final BatchProcessor<RosterRecord<?>> batches;

    RosterListener(BatchProcessors processors, DatabaseSettings database, SaveRosters rosters) {
        this.batches = processors.stopping(
                database.service() + ".roster",
                RosterRecord::read,
                rosters::save,
                partitions -> rosters.saveProgress(Topics.CLASSROOM_STATE, partitions));
    }

    @Topic(Topics.CLASSROOM_STATE)
    void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        batches.take(records, kafka);
    }
}
