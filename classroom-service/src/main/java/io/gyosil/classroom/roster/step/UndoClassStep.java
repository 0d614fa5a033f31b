package io.gyosil.classroom.roster.step;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Removes the classes that were made, if nobody is in them, and restores those that were changed. */
@Singleton
final class UndoClassStep extends JournalStep {

    private final ClassJournalRepository classes;

    UndoClassStep(JournalRepository journal, Outbox outbox, ClassJournalRepository classes) {
        super("classes", "class", List.of("created", "changed"), journal, outbox);
        this.classes = classes;
    }

    @Override
    List<OutboxEvent> takeBack(long id, long org) {
        classes.lock(id, org);
        classes.leaveOut(id, org);
        List<OutboxEvent> events = new ArrayList<>();
        classes.remove(id, org).forEach(one -> events.add(one.removed()));
        classes.endCoTeachers(id);
        classes.restoreCoTeachers(id, org);
        classes.restore(id, org).forEach(one -> events.add(one.changed()));
        return events;
    }
}
