package io.gyosil.kit.consumer;

import io.gyosil.kit.event.UnreadableEventException;
import io.gyosil.kit.trace.EventSpans;
import io.gyosil.kit.trace.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one subscription's records: reads them, applies what could be read in one transaction, keeps what could not,
 * and only then moves the offset. A batch that fails is retried in place, while the consumer stays in its group.
 */
class EventConsumer<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Subscription<T> subscription;
    private final KafkaConsumer<byte[], byte[]> kafka;
    private final DeadLetters deadLetters;
    private final ConsumerMetrics metrics;
    private final EventSpans spans;
    private final RetryInPlace retry;
    private final RecordReader<T> reader;
    private final ReplicaBatch<T> replica;
    private final CaughtUp caughtUp;

    EventConsumer(
            Subscription<T> subscription,
            KafkaConsumer<byte[], byte[]> kafka,
            DeadLetters deadLetters,
            ConsumerMetrics metrics,
            EventSpans spans) {
        this.subscription = subscription;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.spans = spans;
        this.retry = new RetryInPlace(subscription.group(), kafka, metrics);
        this.reader = new RecordReader<>(subscription);
        this.replica = new ReplicaBatch<>(subscription, reader, retry, kafka, metrics);
        this.caughtUp = new CaughtUp(subscription, kafka);
    }

    private record Read<T>(ConsumerRecord<byte[], byte[]> record, T event) {}

    /** Works as long as it is to go on, or until {@link KafkaConsumer#wakeup} is called. */
    void run(BooleanSupplier goesOn) {
        kafka.subscribe(List.of(subscription.topic()));
        while (goesOn.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> records = kafka.poll(POLL);
            metrics.behind(
                    kafka,
                    kafka.assignment().stream()
                            .mapToLong(partition -> kafka.currentLag(partition).orElse(0))
                            .sum());
            if (!records.isEmpty()) {
                metrics.inHand(kafka, records.count());
                process(records);
                commit(records);
                metrics.inHand(kafka, 0);
            }
            if (subscription.neverSkips()) {
                caughtUp.tell();
            }
        }
    }

    private void process(ConsumerRecords<byte[], byte[]> records) {
        try (Spans processing = spans.processing(subscription.group(), records, records.count())) {
            processing.watch(() -> {
                if (subscription.neverSkips()) {
                    replica.take(records);
                } else {
                    take(records);
                }
            });
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        List<Read<T>> readable = new ArrayList<>(records.count());
        List<DeadLetters.Letter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                reader.read(record).ifPresent(event -> readable.add(new Read<>(record, event)));
            } catch (UnreadableEventException e) {
                letters.add(new DeadLetters.Letter(record, String.valueOf(e.getMessage())));
            }
        }
        int ignored = records.count() - readable.size() - letters.size();
        letters.addAll(apply(readable));
        retry.until(() -> deadLetters.keep(subscription.group(), letters), failure -> false);
        metrics.ignored(ignored);
        metrics.unreadable(letters.size());
        metrics.applied(records.count() - ignored - letters.size());
    }

    /** Applies all at once; when that cannot be, in halves. Returns those that the database refuses by themselves. */
    private List<DeadLetters.Letter> apply(List<Read<T>> readable) {
        if (readable.isEmpty()) {
            return List.of();
        }
        List<T> events = readable.stream().map(Read::event).toList();
        boolean divisible = events.size() > 1;
        Optional<RuntimeException> failure = retry.until(
                () -> subscription.apply(events),
                e -> SqlFailure.refusal(e).isPresent() || (divisible && SqlFailure.tookTooLong(e)));
        if (failure.isEmpty()) {
            return List.of();
        }
        if (!divisible) {
            String reason = SqlFailure.refusal(failure.get()).orElseThrow();
            return List.of(new DeadLetters.Letter(readable.getFirst().record(), reason));
        }
        int half = readable.size() / 2;
        List<DeadLetters.Letter> refused = new ArrayList<>(apply(readable.subList(0, half)));
        refused.addAll(apply(readable.subList(half, readable.size())));
        return refused;
    }

    private void commit(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            long last = records.records(partition).getLast().offset();
            next.put(partition, new OffsetAndMetadata(last + 1));
        }
        next.keySet().retainAll(kafka.assignment());
        try {
            kafka.commitSync(next);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // The group moved on; whoever has the partition now takes these again, to no effect.
            LOG.info("{} will see some events again: {}", subscription.group(), e.getMessage());
        }
    }
}
