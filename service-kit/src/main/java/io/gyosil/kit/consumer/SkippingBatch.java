package io.gyosil.kit.consumer;

import io.gyosil.kit.event.UnreadableEventException;
import io.gyosil.kit.sqlstate.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes the records of a group that goes on: what cannot be read, or what the database refuses, becomes a dead letter. */
class SkippingBatch<T> {

    private final EventHandling<T> handling;
    private final RecordReader<T> reader;
    private final RetryInPlace retry;
    private final DeadLetters deadLetters;
    private final ConsumerMetrics metrics;

    SkippingBatch(
            EventHandling<T> handling,
            RecordReader<T> reader,
            RetryInPlace retry,
            DeadLetters deadLetters,
            ConsumerMetrics metrics) {
        this.handling = handling;
        this.reader = reader;
        this.retry = retry;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    private record Read<T>(ConsumerRecord<byte[], byte[]> record, T event) {}

    /** Returns when each is applied or kept. */
    void take(ConsumerRecords<byte[], byte[]> records) {
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
        retry.until(() -> deadLetters.keep(handling.group(), letters), failure -> false);
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
                () -> handling.apply().accept(events),
                e -> SqlState.refusal(e).isPresent() || (divisible && SqlState.tookTooLong(e)));
        if (failure.isEmpty()) {
            return List.of();
        }
        if (!divisible) {
            String reason = SqlState.refusal(failure.get()).orElseThrow();
            return List.of(new DeadLetters.Letter(readable.getFirst().record(), reason));
        }
        int half = readable.size() / 2;
        List<DeadLetters.Letter> refused = new ArrayList<>(apply(readable.subList(0, half)));
        refused.addAll(apply(readable.subList(half, readable.size())));
        return refused;
    }
}
