package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.classroom.roster.compare.RosterComparison;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Creates, changes and deactivates users, with their profiles. */
@Singleton
final class UserStep extends OpenRows {

    private final RosterComparison comparison;
    private final UserRowRepository users;

    UserStep(OpenRowRepository open, Outbox outbox, RosterComparison comparison, UserRowRepository users) {
        super("users", RosterKind.USER, List.of("created", "changed", "removed"), open, outbox);
        this.comparison = comparison;
        this.users = users;
    }

    @Override
    List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        long id = work.id();
        long org = work.orgId();
        long after = rows.after();
        long to = rows.to();
        comparison.match(work, RosterKind.USER, rows);
        boolean areGiven = comparison.checkAddresses(work, rows);
        users.goneOrOther(id, after, to);
        users.lock(id, after, to, org);
        users.number(id, after, to);
        users.note(id, after, to, org);
        if (areGiven) {
            long[] giving = users.givingAddresses(id, after, to, org).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            users.noteGiving(id, giving);
            users.freeAddresses(giving);
        }
        List<OutboxEvent> events = new ArrayList<>();
        users.change(id, after, to, org).forEach(user -> events.add(user.changed()));
        users.create(id, after, to, org).forEach(user -> events.add(user.changed()));
        users.changeStudents(id, after, to, org).forEach(student -> events.add(student.studentChanged()));
        users.createStudents(id, after, to, org).forEach(student -> events.add(student.studentChanged()));
        users.changeTeachers(id, after, to, org).forEach(teacher -> events.add(teacher.teacherChanged()));
        users.createTeachers(id, after, to, org).forEach(teacher -> events.add(teacher.teacherChanged()));
        users.logOut(id, after, to, org);
        users.link(id, after, to, org, work.source());
        users.noteVersions(id, after, to);
        return events;
    }
}
