package io.gyosil.servers.kafka;

import java.time.Duration;
import java.util.Map;

/**
 * A topic as it should be.
 *
 * @param name its name
 * @param partitions how many, at least 1; fixed for life
 * @param retention how long a record is kept, or in a compacted topic the mark of a deleted key
 * @param compacted whether only the newest record of each key is kept, forever
 */
public record TopicSpec(String name, int partitions, Duration retention, boolean compacted) {

    /** What differs from the broker's own. */
    public Map<String, String> configuration() {
        String millis = Long.toString(retention.toMillis());
        return compacted
                ? Map.of("cleanup.policy", "compact", "delete.retention.ms", millis)
                : Map.of("cleanup.policy", "delete", "retention.ms", millis);
    }
}
