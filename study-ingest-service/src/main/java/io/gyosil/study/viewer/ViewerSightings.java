package io.gyosil.study.viewer;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.study.publish.StudyEventMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When viewers were seen. They are collected here and reported now and then, so that an upload pays nothing for it; a process that dies
 * forgets half a minute of them.
 */
@Singleton
class ViewerSightings {

    private final Map<Long, Instant> latest = new ConcurrentHashMap<>();
    private final Outbox outbox;

    ViewerSightings(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A viewer was seen. */
    void note(long viewerId, Instant at) {
        latest.merge(viewerId, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Publishes what was noted since the last time. What is lost on the way comes again with the viewer's next request. */
    @Scheduled(fixedDelay = "30s")
    @Transactional("worker")
    synchronized void report() {
        Map<Long, Instant> seen = Map.copyOf(latest);
        if (!seen.isEmpty()) {
            outbox.append(StudyEventMapper.events(seen));
            seen.forEach(latest::remove);
        }
    }
}
