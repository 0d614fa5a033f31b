package io.gyosil.classroom.roster.step;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Removes the users that were made, if nothing hangs on them, and restores those that were changed. */
@Singleton
final class UndoUserStep extends JournalStep {

    private final UserJournalRepository users;

    UndoUserStep(JournalRepository journal, Outbox outbox, UserJournalRepository users) {
        super("users", "user", List.of("created", "changed"), journal, outbox);
        this.users = users;
    }

    @Override
    List<OutboxEvent> takeBack(long id, long org) {
        users.lock(id, org);
        users.leaveOut(id, org);
        long left;
        do {
            // Who is left out keeps an address that others may wait for.
            left = users.leaveOutTaken(id);
        } while (left > 0);
        List<OutboxEvent> events = new ArrayList<>();
        users.removeStudents(id, org).forEach(student -> events.add(student.studentRemoved()));
        users.removeTeachers(id, org).forEach(teacher -> events.add(teacher.teacherRemoved()));
        users.remove(id, org).forEach(user -> events.add(user.removed()));
        users.freeAddresses(id, org);
        users.restore(id, org).forEach(user -> events.add(user.changed()));
        users.restoreStudents(id, org).forEach(student -> events.add(student.studentChanged()));
        users.restoreTeachers(id, org).forEach(teacher -> events.add(teacher.teacherChanged()));
        return events;
    }
}
