package io.gyosil.analytics.live;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lesson that goes on.
 *
 * @param sessionId the lesson
 * @param classId its class
 * @param className the class's name; null until the rosters have named it
 * @param startedAt when it began
 * @param participants how many pupils joined so far
 * @param messagesLastMinute how many messages were posted in the last 60 s
 */
@Introspected
record ActiveLesson(
        String sessionId,
        String classId,
        @Nullable String className,
        Instant startedAt,
        long participants,
        long messagesLastMinute) {}
