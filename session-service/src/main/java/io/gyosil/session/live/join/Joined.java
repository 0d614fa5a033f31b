package io.gyosil.session.live.join;

import io.gyosil.session.live.lesson.LessonView;
import io.gyosil.session.live.lesson.ParticipantView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * Somebody in a lesson, as shown to oneself.
 *
 * @param sessionId the lesson
 * @param participantToken what one takes part with: its holder is this participant
 * @param participant as others see them
 * @param lesson the lesson
 */
record Joined(
        UUID sessionId,
        @Schema(example = "gp_3q2-7wX…") String participantToken,
        ParticipantView participant,
        LessonView lesson) {}
