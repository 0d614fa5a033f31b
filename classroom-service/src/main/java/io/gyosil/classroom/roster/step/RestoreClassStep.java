package io.gyosil.classroom.roster.step;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Brings back the classes that were removed, under their old ids. */
@Singleton
final class RestoreClassStep extends JournalStep {

    private final ClassJournalRepository classes;

    RestoreClassStep(JournalRepository journal, Outbox outbox, ClassJournalRepository classes) {
        super("restored classes", "class", List.of("removed"), journal, outbox);
        this.classes = classes;
    }

    @Override
    List<OutboxEvent> takeBack(long id, long org) {
        String[] restored = classes.restoreRemoved(id, org).stream()
                .map(Written.ClassRow::classroomId)
                .toArray(String[]::new);
        classes.restoreLinks(id, org);
        classes.restoreCoTeachers(id, org);
        return classes.rows(org, restored).stream()
                .map(Written.ClassRow::changed)
                .toList();
    }
}
