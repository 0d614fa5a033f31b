package io.gyosil.session.live.lesson;

import io.gyosil.session.register.LiveSessionRepository;
import jakarta.inject.Singleton;

/** Ends lessons. Works in the open transaction, under the lesson's lock. */
@Singleton
public class LessonEnd {

    static final String BY_TEACHER = "teacher";
    static final String EXPIRED = "expired";
    public static final String CLASS_REMOVED = "class-removed";

    private final LessonRepository lessons;
    private final LiveSessionRepository register;
    private final Timeline timeline;

    LessonEnd(LessonRepository lessons, LiveSessionRepository register, Timeline timeline) {
        this.lessons = lessons;
        this.register = register;
        this.timeline = timeline;
    }

    /** Ends a lesson, unless it has ended. */
    public Lesson end(Lesson lesson, String reason, Actor actor) {
        if (lesson.endedAt() != null) {
            return lesson;
        }
        Lesson numbered = timeline.happened(lesson, new LessonEvent.LessonEnded(reason), actor);
        Lesson ended = lessons.end(lesson.sessionId(), timeline.now(), reason)
                .getFirst()
                .lesson()
                .at(numbered.lastSeq());
        register.ended(ended.sessionId().toString(), timeline.now());
        return ended;
    }
}
