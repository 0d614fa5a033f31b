package io.gyosil.kit.consumer;

import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
 * Takes one subscription's records: reads them, applies what could be read in one transaction, keeps what could not,
 * and only then moves the offset. A batch that fails is retried in place, while the consumer stays in its group.
 */
class EventConsumer<T> {

    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Subscription<T> subscription;
    private final KafkaConsumer<byte[], byte[]> kafka;
    private final DeadLetters deadLetters;
    private final ConsumerMetrics metrics;

    EventConsumer(
            Subscription<T> subscription,
            KafkaConsumer<byte[], byte[]> kafka,
            DeadLetters deadLetters,
            ConsumerMetrics metrics) {
        this.subscription = subscription;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    private record Read<T>(ConsumerRecord<byte[], byte[]> record, T event) {}

    /** Works until {@link KafkaConsumer#wakeup} is called. */
    void run() {
        kafka.subscribe(List.of(subscription.topic()));
        while (true) {
            ConsumerRecords<byte[], byte[]> records = kafka.poll(POLL);
            if (!records.isEmpty()) {
                take(records);
                commit(records);
            }
            metrics.lag(kafka.assignment().stream()
                    .mapToLong(partition -> kafka.currentLag(partition).orElse(0))
                    .sum());
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        List<Read<T>> readable = new ArrayList<>(records.count());
        List<DeadLetters.Letter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                Optional<T> event = subscription.read(received(record));
                event.ifPresentOrElse(e -> readable.add(new Read<>(record, e)), metrics::ignored);
            } catch (UnreadableEventException e) {
                letters.add(new DeadLetters.Letter(record, String.valueOf(e.getMessage())));
            }
        }
        List<DeadLetters.Letter> refused = apply(readable);
        letters.addAll(refused);
        retrying(() -> deadLetters.keep(subscription.group(), letters));
        metrics.unreadable(letters.size());
        metrics.applied(readable.size() - refused.size());
    }

    /** Applies all at once; when the data of one is refused, one by one. Returns those that were refused. */
    private List<DeadLetters.Letter> apply(List<Read<T>> readable) {
        if (readable.isEmpty()) {
            return List.of();
        }
        Optional<String> refusal = tryApply(readable.stream().map(Read::event).toList());
        if (refusal.isEmpty()) {
            return List.of();
        }
        List<DeadLetters.Letter> refused = new ArrayList<>();
        for (Read<T> one : readable) {
            tryApply(List.of(one.event()))
                    .ifPresent(reason -> refused.add(new DeadLetters.Letter(one.record(), reason)));
        }
        return refused;
    }

    /** Retries until it is applied (empty) or the database refuses the data itself (the reason). */
    private Optional<String> tryApply(List<T> events) {
        try {
            retrying(() -> subscription.apply(events));
            return Optional.empty();
        } catch (RefusedDataException e) {
            return Optional.of(e.reason());
        }
    }

    private void retrying(Runnable work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                resume();
                return;
            } catch (WakeupException | InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                RefusedDataException.rethrowIfRefused(e);
                metrics.retried();
                LOG.warn("{} waits {} ms and tries again: {}", subscription.group(), pause.toMillis(), e.toString());
                stayInGroup(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Polls without taking anything, so that the group does not give our partitions to another meanwhile. */
    private void stayInGroup(Duration pause) {
        kafka.pause(kafka.assignment());
        ConsumerRecords<byte[], byte[]> untimely = kafka.poll(pause);
        for (TopicPartition partition : untimely.partitions()) {
            kafka.seek(partition, untimely.records(partition).getFirst().offset());
        }
    }

    private void resume() {
        if (!kafka.paused().isEmpty()) {
            kafka.resume(kafka.paused());
        }
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

    private static ReceivedEvent received(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new UnreadableEventException("the record has no " + (record.key() == null ? "key" : "value"));
        }
        return new ReceivedEvent(
                CloudEventHeaders.fromKafka(record.headers()),
                new String(record.key(), StandardCharsets.UTF_8),
                record.value());
    }
}
