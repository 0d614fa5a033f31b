package io.gyosil.kit.consumer;

import io.gyosil.kit.event.UnreadableEventException;
import io.gyosil.kit.sqlstate.SqlState;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the records of a group that passes over nothing: every one of them, or it stays where it is, with an alarm. */
class StoppingBatch<T> {

    private static final Logger LOG = LoggerFactory.getLogger(StoppingBatch.class);

    private final EventHandling<T> handling;
    private final RecordReader<T> reader;
    private final RetryInPlace retry;
    private final Consumer<byte[], byte[]> kafka;
    private final ConsumerMetrics metrics;

    StoppingBatch(
            EventHandling<T> handling,
            RecordReader<T> reader,
            RetryInPlace retry,
            Consumer<byte[], byte[]> kafka,
            ConsumerMetrics metrics) {
        this.handling = handling;
        this.reader = reader;
        this.retry = retry;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /** Returns when all are applied. */
    void take(ConsumerRecords<byte[], byte[]> records) {
        List<T> events = new ArrayList<>(records.count());
        retry.until(
                () -> {
                    events.clear();
                    records.forEach(record -> read(record, events));
                },
                failure -> false);
        apply(events);
        metrics.stopped(kafka, false);
        metrics.ignored(records.count() - events.size());
        metrics.applied(events.size());
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<T> events) {
        try {
            reader.read(record).ifPresent(events::add);
        } catch (UnreadableEventException e) {
            String where = "offset " + record.offset() + " of partition " + record.partition();
            alarm(where + " cannot be read: " + e.getMessage());
            throw e;
        }
    }

    private void apply(List<T> events) {
        if (events.isEmpty()) {
            return;
        }
        boolean divisible = events.size() > 1;
        boolean done = retry.until(() -> applyOrAlarm(events), e -> divisible && SqlState.tookTooLong(e))
                .isEmpty();
        if (!done) {
            int half = events.size() / 2;
            apply(events.subList(0, half));
            apply(events.subList(half, events.size()));
        }
    }

    private void applyOrAlarm(List<T> events) {
        try {
            handling.apply().accept(events);
        } catch (RuntimeException e) {
            SqlState.refusal(e).ifPresent(this::alarm);
            throw e;
        }
    }

    private void alarm(String reason) {
        metrics.stopped(kafka, true);
        LOG.error("{} is stopped, since it may pass over nothing: {}", handling.group(), reason);
    }
}
