package io.gyosil.session.hub;

import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonRepository;
import io.gyosil.session.room.History;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What the database says of a lesson's happenings. */
@Singleton
class Past {

    private final LessonRepository lessons;
    private final History history;

    Past(LessonRepository lessons, History history) {
        this.lessons = lessons;
        this.history = history;
    }

    /** The number of the newest one; 0 when there is none. */
    long newest(UUID sessionId) {
        return lessons.find(sessionId).map(Lesson::lastSeq).orElse(0L);
    }

    /** Those behind a number, in order. None of a lesson that was removed. */
    List<History.Happening> after(UUID sessionId, long seq, int most) {
        return lessons.find(sessionId)
                .map(lesson -> history.after(lesson, seq, most))
                .orElse(List.of());
    }
}
