package io.gyosil.session.live.lesson;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as it is shown.
 *
 * @param sessionId its name everywhere
 * @param classId the class
 * @param className what the class is called
 * @param code what pupils join with; only to those who teach it
 * @param title what the teacher calls it
 * @param moderation {@code open}, or {@code hold} when messages wait for the teacher
 * @param doorOpen whether others can join
 * @param startedAt when it began
 * @param endedAt when it ended, if it has
 * @param endReason {@code teacher}, {@code expired} or {@code class-removed}, once it has ended
 * @param expiresAt when it ends by itself; the teacher's presence moves it
 * @param joinPath where pupils join; only to those who teach it
 * @param participants how many joined, the teacher not counted
 * @param lastSeq the number of its newest happening
 * @param version grows with every change of what a teacher sets; the ETag
 */
public record LessonView(
        UUID sessionId,
        @Schema(example = "4") String classId,
        @Schema(example = "5학년 2반") String className,
        @Nullable @Schema(example = "K7M2P9XQ") String code,
        @Nullable @Schema(example = "분수의 덧셈") String title,
        @Schema(example = "open") String moderation,
        boolean doorOpen,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable @Schema(example = "teacher") String endReason,
        Instant expiresAt,
        @Nullable @Schema(example = "/join/K7M2P9XQ") String joinPath,
        @Schema(example = "24") int participants,
        @Schema(example = "117") long lastSeq,
        @Schema(example = "31") long version) {

    /** A lesson as it is shown, with its code or without. */
    public static LessonView of(Lesson lesson, String className, int participants, boolean withCode) {
        return new LessonView(
                lesson.sessionId(),
                lesson.classId(),
                className,
                withCode ? lesson.code() : null,
                lesson.title(),
                lesson.moderation(),
                lesson.doorOpen(),
                lesson.startedAt(),
                lesson.endedAt(),
                lesson.endReason(),
                lesson.expiresAt(),
                withCode ? joinPath(lesson.code()) : null,
                participants,
                lesson.lastSeq(),
                lesson.version());
    }

    /** Where pupils join by a code. */
    static String joinPath(String code) {
        return "/join/" + code;
    }
}
