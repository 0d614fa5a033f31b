package io.gyosil.session.live;

import io.gyosil.event.LiveEnded;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonRepository;
import io.gyosil.session.register.LiveSessionRepository;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.CloseCode;
import io.gyosil.session.timeline.Timeline;
import jakarta.inject.Singleton;
import java.util.Map;

/** Ends lessons. Works in the open transaction, under the lesson's lock. */
@Singleton
class LessonEnd {

    static final String BY_TEACHER = "teacher";
    static final String EXPIRED = "expired";
    static final String CLASS_REMOVED = "class-removed";

    private final LessonRepository lessons;
    private final LiveSessionRepository register;
    private final Timeline timeline;

    LessonEnd(LessonRepository lessons, LiveSessionRepository register, Timeline timeline) {
        this.lessons = lessons;
        this.register = register;
        this.timeline = timeline;
    }

    /** Ends a lesson, unless it has ended. */
    Lesson end(Lesson lesson, String reason, Actor actor) {
        if (lesson.endedAt() != null) {
            return lesson;
        }
        Map<String, String> why = Map.of("reason", reason);
        Lesson numbered = timeline.happened(lesson, "lesson-ended", why, why, actor, CloseCode.ENDED);
        Lesson ended = lessons.end(lesson.sessionId(), timeline.now(), reason)
                .getFirst()
                .lesson()
                .at(numbered.lastSeq());
        register.ended(ended.sessionId().toString(), timeline.now());
        timeline.publish(LiveEnded.TYPE, new LiveEnded(ended.sessionId().toString(), reason, timeline.now()));
        return ended;
    }
}
