package io.gyosil.kit.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of which Kafka refuses a row. That row and those behind it wait, and are tried again now and then; rows before it
 * and all other keys go on.
 */
class BlockedKeys {

    private final Duration tryAgainAfter;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    BlockedKeys(Duration tryAgainAfter) {
        this.tryAgainAfter = tryAgainAfter;
    }

    /** From which position on a key is held back. */
    record Hold(String key, long from) {}

    private record Held(long from, long until) {}

    void hold(OutboxRow refused) {
        held.put(refused.key(), new Held(refused.position(), System.nanoTime() + tryAgainAfter.toNanos()));
    }

    /** Those whose time is not over. */
    Set<Hold> now() {
        long now = System.nanoTime();
        held.values().removeIf(end -> end.until() - now < 0);
        return held.entrySet().stream()
                .map(entry -> new Hold(entry.getKey(), entry.getValue().from()))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    int size() {
        return held.size();
    }
}
