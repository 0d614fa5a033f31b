package io.gyosil.analytics.live;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
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
        @Schema(example = "01934f6e-7c00-7a5b-9d1e-3c4b5a697887")
        String sessionId,

        @Schema(example = "7") String classId,
        @Nullable @Schema(example = "5학년 2반") String className,
        Instant startedAt,
        @Schema(example = "24") long participants,
        @Schema(example = "9") long messagesLastMinute) {}
