package io.gyosil.kit.consumer;

import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came.
 *
 * @param headers its context
 * @param key the Kafka key
 * @param content its data, JSON in UTF-8; null for one that removes its key from a compacted topic
 */
public record ReceivedEvent(CloudEventHeaders headers, String key, byte @Nullable [] content) {

    /**
     * Its data.
     *
     * @throws UnreadableEventException when it has none
     */
    public byte[] data() {
        if (content == null) {
            throw new UnreadableEventException("it has no data");
        }
        return content;
    }

    /**
     * From which version on what its key names is removed.
     *
     * @throws UnreadableEventException when it does not say
     */
    public long removalVersion() {
        Long version = headers.sequence();
        if (version == null) {
            throw new UnreadableEventException("a removal without ce_sequence does not say what it is newer than");
        }
        return version;
    }

    /** What happened. */
    public String type() {
        return headers.type();
    }
}
