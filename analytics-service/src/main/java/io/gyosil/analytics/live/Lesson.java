package io.gyosil.analytics.live;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lesson of which the beginning is known; without an end while it goes on. */
@MappedEntity("live_lesson")
record Lesson(
        @Id String sessionId,
        String classId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
