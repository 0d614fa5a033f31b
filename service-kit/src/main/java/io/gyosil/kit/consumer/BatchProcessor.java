package io.gyosil.kit.consumer;

import io.gyosil.kit.trace.EventSpans;
import io.gyosil.kit.trace.Spans;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a listener's batches: reads the records, applies what could be read in one transaction, keeps what could not, and only then
 * moves the offset. A batch that fails is retried in place, while the consumer stays in its group. It lets no failure out, since the
 * framework would pass over the batch: docs/adr/0006.
 */
public final class BatchProcessor<T> implements GroupConsumer.Observer {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final EventHandling<T> handling;
    private final DeadLetters deadLetters;
    private final ConsumerMetrics metrics;
    private final EventSpans spans;
    private final RecordReader<T> reader;
    private final Map<KafkaConsumer<?, ?>, LagProbe> probes = new ConcurrentHashMap<>();
    private final Set<Consumer<?, ?>> busy = ConcurrentHashMap.newKeySet();

    BatchProcessor(EventHandling<T> handling, DeadLetters deadLetters, ConsumerMetrics metrics, EventSpans spans) {
        this.handling = handling;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.spans = spans;
        this.reader = new RecordReader<>(handling);
    }

    /** Takes all of a batch, or, when the consumer is to end, none of it. */
    public void take(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        busy.add(kafka);
        metrics.inHand(kafka, records.count());
        try {
            process(records, kafka);
            commit(records, kafka);
        } catch (WakeupException | InterruptException e) {
            LOG.debug("{} stops", handling.group());
            kafka.wakeup();
        } catch (RuntimeException | Error e) {
            // An error, too: it would end the framework's thread without a word.
            LOG.error("{} broke and takes its batch again", handling.group(), e);
            goBack(records, kafka);
        } finally {
            metrics.inHand(kafka, 0);
            busy.remove(kafka);
        }
    }

    @Override
    public void beforePoll(KafkaConsumer<?, ?> kafka) {
        if (!busy.contains(kafka)) {
            metrics.behind(
                    kafka,
                    kafka.assignment().stream()
                            .mapToLong(partition -> kafka.currentLag(partition).orElse(0))
                            .sum());
            if (handling.failurePolicy() == EventHandling.FailurePolicy.STOP) {
                probes.computeIfAbsent(kafka, key -> new LagProbe(handling.group(), handling.onCaughtUp(), kafka))
                        .ask();
            }
        }
    }

    @Override
    public void left(KafkaConsumer<?, ?> kafka) {
        probes.remove(kafka);
        metrics.left(kafka);
    }

    private void process(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        RetryInPlace retry = new RetryInPlace(handling.group(), kafka, metrics);
        try (Spans processing = spans.processing(handling.group(), records, records.count())) {
            processing.watch(() -> {
                switch (handling.failurePolicy()) {
                    case STOP -> new StoppingBatch<>(handling, reader, retry, kafka, metrics).take(records);
                    case SKIP -> new SkippingBatch<>(handling, reader, retry, deadLetters, metrics).take(records);
                }
            });
        }
    }

    private void commit(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            long last = records.records(partition).getLast().offset();
            next.put(partition, new OffsetAndMetadata(last + 1));
        }
        next.keySet().retainAll(kafka.assignment());
        try {
            kafka.commitSync(next);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // The group moved on; the partition's new consumer takes these again, to no effect.
            LOG.info("{} will see some events again: {}", handling.group(), e.getMessage());
        }
    }

    /** The next poll begins where this batch did; who got a partition of it meanwhile begins there by itself. */
    private static void goBack(ConsumerRecords<byte[], byte[]> records, Consumer<byte[], byte[]> kafka) {
        records.partitions().stream()
                .filter(kafka.assignment()::contains)
                .forEach(partition -> kafka.seek(
                        partition, records.records(partition).getFirst().offset()));
        try {
            Thread.sleep(AFTER_A_FAILURE);
        } catch (InterruptedException e) {
            kafka.wakeup();
        }
    }
}
