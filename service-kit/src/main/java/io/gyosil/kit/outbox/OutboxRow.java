package io.gyosil.kit.outbox;

import io.gyosil.kit.event.CloudEventHeaders;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A row of the outbox, waiting. */
@MappedEntity("outbox")
record OutboxRow(
        @Id long position,
        UUID eventId,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        @Nullable String traceparent,
        @Nullable Long sequence,
        Instant occurredAt) {

    long letters() {
        return payload == null ? 0 : payload.length();
    }

    /** @param traceparent what it goes with: the span of its sending, where there is one */
    ProducerRecord<String, byte[]> toRecord(String service, @Nullable String traceparent) {
        var headers = new CloudEventHeaders(eventId, type, "/" + service, occurredAt, traceparent, sequence);
        // Kafka knows no time before 1970; the header does.
        return new ProducerRecord<>(
                topic,
                null,
                Math.max(0, occurredAt.toEpochMilli()),
                key,
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
                headers.toKafka());
    }
}
