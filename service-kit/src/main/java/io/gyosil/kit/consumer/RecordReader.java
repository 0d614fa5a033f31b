package io.gyosil.kit.consumer;

import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of a record what a group understands by it. */
class RecordReader<T> {

    private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);

    private final EventHandling<T> handling;

    RecordReader(EventHandling<T> handling) {
        this.handling = handling;
    }

    /**
     * Reads one.
     *
     * @return empty for a type that the group does not know
     * @throws UnreadableEventException when it cannot be read
     */
    Optional<T> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return handling.read().apply(received(record));
        } catch (UnreadableEventException e) {
            throw e;
        } catch (RuntimeException e) {
            // Reading asks nobody, so it would fail again.
            LOG.error("{} cannot read offset {} of {}", handling.group(), record.offset(), record.topic(), e);
            throw new UnreadableEventException("reading it failed: " + e, e);
        }
    }

    private static ReceivedEvent received(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableEventException("the record has no key");
        }
        return new ReceivedEvent(
                CloudEventHeaders.fromKafka(record.headers()),
                new String(record.key(), StandardCharsets.UTF_8),
                record.value());
    }
}
