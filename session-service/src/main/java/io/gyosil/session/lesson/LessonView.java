package io.gyosil.session.lesson;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as it is shown.
 *
 * @param code only to those who teach it
 * @param joinPath where pupils join; only to those who teach it
 * @param participants how many joined, the teacher not counted
 */
public record LessonView(
        UUID sessionId,
        String classId,
        String className,
        @Nullable String code,
        @Nullable String title,
        String moderation,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        Instant expiresAt,
        @Nullable String joinPath,
        int participants,
        long lastSeq,
        long version) {

    /** A lesson as it is shown, with its code or without. */
    public static LessonView of(Lesson lesson, String className, int participants, boolean withCode) {
        return new LessonView(
                lesson.sessionId(),
                lesson.classId(),
                className,
                withCode ? lesson.code() : null,
                lesson.title(),
                lesson.moderation(),
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
