package io.gyosil.kit.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.event.EventJson;
import java.time.Instant;
import java.util.UUID;

/**
 * An event ready to be sent.
 *
 * @param id a UUIDv7, the event's own
 * @param topic the Kafka topic
 * @param key the Kafka key: events of one key keep their order
 * @param type the event's type on the wire
 * @param payload the event's data as JSON; at most 512 KiB
 * @param occurredAt when it happened
 */
public record OutboxEvent(UUID id, String topic, String key, String type, String payload, Instant occurredAt) {

    /** An event with an id of its own. */
    public static OutboxEvent of(String topic, String key, String type, Object data, Instant occurredAt) {
        return new OutboxEvent(UuidCreator.getTimeOrderedEpoch(), topic, key, type, EventJson.write(data), occurredAt);
    }
}
