package io.gyosil.session.live.roster;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.session.live.lesson.Actor;
import io.gyosil.session.live.lesson.LessonEnd;
import io.gyosil.session.live.lesson.LessonRepository;
import io.gyosil.session.register.LiveSessionRepository;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** A class that is removed takes its lessons with it: those that run are ended first, so that everybody learns of it. */
@Singleton
class RemovedClasses {

    private static final int AT_ONCE = 20;

    private final LessonRepository lessons;
    private final LessonEnd end;
    private final LiveSessionRepository register;
    private final StatementPipeline statements;

    RemovedClasses(
            LessonRepository lessons, LessonEnd end, LiveSessionRepository register, StatementPipeline statements) {
        this.lessons = lessons;
        this.end = end;
        this.register = register;
        this.statements = statements;
    }

    /** Ends and removes the lessons of these classes. */
    void removeLessons(List<String> classIds) {
        classIds.stream().distinct().forEach(this::removeLessons);
    }

    /** A few in each transaction, so that none lasts long. */
    private void removeLessons(String classId) {
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = removeSome(classId);
        }
    }

    /** Removes some, and says how many. */
    @Transactional("worker")
    int removeSome(String classId) {
        List<LessonRepository.Row> some = lessons.lockOfClass(classId, AT_ONCE);
        some.forEach(row -> end.end(row.lesson(), LessonEnd.CLASS_REMOVED, Actor.SYSTEM));
        String[] ids = some.stream().map(row -> row.sessionId().toString()).toArray(String[]::new);
        // What was noted of their end comes before them.
        statements.send();
        lessons.remove(ids);
        register.removed(ids);
        return some.size();
    }
}
