package io.gyosil.session.live;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.consumer.Subscription;
import io.gyosil.kit.database.Transactions;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.Lessons;
import io.gyosil.session.register.Register;
import io.gyosil.session.timeline.Actor;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A class that is removed takes its lessons with it: those that run are ended first, so that everybody hears of it. */
@Singleton
class RemovedClasses implements Subscription<String> {

    private static final String KEY = "class:";
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

    @Override
    public String topic() {
        return Topics.CLASSROOM_STATE;
    }

    @Override
    public String group() {
        return "session.removed-classes";
    }

    @Override
    public boolean neverSkips() {
        return true;
    }

    @Override
    public Optional<String> read(ReceivedEvent event) {
        return event.type().equals(ClassChanged.REMOVED) && event.key().startsWith(KEY)
                ? Optional.of(event.key().substring(KEY.length()))
                : Optional.empty();
    }

    @Override
    public void apply(List<String> classIds) {
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
