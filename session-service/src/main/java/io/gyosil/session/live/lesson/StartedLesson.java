package io.gyosil.session.live.lesson;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lesson that was started.
 *
 * @param lesson the lesson
 * @param participantToken lets the teacher take part in it; null when it was removed meanwhile
 */
record StartedLesson(
        @JsonUnwrapped LessonView lesson,

        @Nullable @Schema(example = "gp_3q2-7wX…") String participantToken) {}
