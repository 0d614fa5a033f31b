package io.gyosil.kit.trial;

import io.micronaut.configuration.kafka.annotation.ErrorStrategy;
import io.micronaut.configuration.kafka.annotation.ErrorStrategyValue;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Requires;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A listener as the framework means it: a batch that fails is tried again for as long as it must, and the framework commits. */
@Requires(property = "trial.framework.group")
@KafkaListener(
        groupId = "${trial.framework.group}",
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.SYNC,
        // Long enough to be given its partitions and their first records by one poll.
        pollTimeout = "60s",
        errorStrategy =
                @ErrorStrategy(
                        value = ErrorStrategyValue.RETRY_ON_ERROR,
                        retryDelay = "100ms",
                        retryCount = Integer.MAX_VALUE))
public class FrameworkListener {

    private final List<Integer> applied = new CopyOnWriteArrayList<>();
    private boolean failed;

    @Topic("${trial.framework.topic}")
    void take(ConsumerRecords<byte[], byte[]> records) {
        if (!failed) {
            failed = true;
            throw new IllegalStateException("not now");
        }
        applied.add(records.count());
    }

    /** How many records were applied. */
    public int applied() {
        return applied.stream().mapToInt(Integer::intValue).sum();
    }
}
