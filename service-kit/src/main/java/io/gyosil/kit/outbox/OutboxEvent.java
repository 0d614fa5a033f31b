package io.gyosil.kit.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.event.EventJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event ready to be sent.
 *
 * @param id a UUIDv7, the event's own
 * @param topic the Kafka topic
 * @param key the Kafka key: events of one key keep their order
 * @param type the event's type on the wire
 * @param payload the event's data as JSON, at most 512 KiB; null for one that removes its key from a compacted topic
 * @param occurredAt when it happened
 * @param sequence of a state, its version
 */
public record OutboxEvent(
        UUID id,
        String topic,
        String key,
        String type,
        @Nullable String payload,
        Instant occurredAt,
        @Nullable Long sequence) {

    /** An event with an id of its own. */
    public static OutboxEvent of(String topic, String key, String type, Object data, Instant occurredAt) {
        return new OutboxEvent(
                UuidCreator.getTimeOrderedEpoch(), topic, key, type, EventJson.write(data), occurredAt, null);
    }

    /** The state of what the key names, from a version on. */
    public static OutboxEvent state(
            String topic, String key, String type, Object data, long version, Instant occurredAt) {
        return new OutboxEvent(
                UuidCreator.getTimeOrderedEpoch(), topic, key, type, EventJson.write(data), occurredAt, version);
    }

    /** What the key names was removed, with the version of its removal. */
    public static OutboxEvent removal(String topic, String key, String type, long version, Instant occurredAt) {
        return new OutboxEvent(UuidCreator.getTimeOrderedEpoch(), topic, key, type, null, occurredAt, version);
    }
}
