package io.gyosil.kit.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keys whose next row Kafka refuses. They are tried again once a minute; all other keys go on. */
class HeldKeys {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    void hold(String key) {
        until.put(key, Instant.now().plus(TRY_AGAIN_AFTER));
    }

    Set<String> now() {
        Instant now = Instant.now();
        until.values().removeIf(end -> end.isBefore(now));
        return until.keySet();
    }

    int size() {
        return until.size();
    }
}
