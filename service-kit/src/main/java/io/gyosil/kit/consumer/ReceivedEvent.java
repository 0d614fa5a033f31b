package io.gyosil.kit.consumer;

import io.gyosil.kit.event.CloudEventHeaders;

/**
 * An event as it came.
 *
 * @param headers its context
 * @param key the Kafka key
 * @param data its data, JSON in UTF-8
 */
public record ReceivedEvent(CloudEventHeaders headers, String key, byte[] data) {

    /** What happened. */
    public String type() {
        return headers.type();
    }
}
