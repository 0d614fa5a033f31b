package io.gyosil.session.live;

import io.gyosil.kit.database.Transactions;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.Lessons;
import io.gyosil.session.register.Register;
import io.gyosil.session.timeline.Actor;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** A class that is removed takes its lessons with it: those that run are ended first, so that everybody learns of it. */
@Singleton
class RemovedClasses {

    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final Lessons lessons;
    private final LessonEnd end;
    private final Register register;

    RemovedClasses(@Named("worker") Transactions transactions, Lessons lessons, LessonEnd end, Register register) {
        this.transactions = transactions;
        this.lessons = lessons;
        this.end = end;
        this.register = register;
    }

    /** Ends and removes the lessons of these classes. */
    void removeLessons(List<String> classIds) {
        classIds.stream().distinct().forEach(this::removeLessons);
    }

    /** A few in each transaction, so that none lasts long. */
    private void removeLessons(String classId) {
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = transactions.inTransaction(() -> {
                List<Lesson> some = lessons.lockOfClass(classId, AT_ONCE);
                some.forEach(lesson -> end.end(lesson, LessonEnd.CLASS_REMOVED, Actor.SYSTEM));
                var ids = some.stream().map(Lesson::sessionId).toList();
                lessons.remove(ids);
                register.removed(ids);
                return some.size();
            });
        }
    }
}
