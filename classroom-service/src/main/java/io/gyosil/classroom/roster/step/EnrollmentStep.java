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

/** Enrols students and ends enrolments, and sets who teach a class. */
@Singleton
final class EnrollmentStep extends OpenRows {

    private final RosterComparison comparison;
    private final EnrollmentRowRepository enrollments;

    EnrollmentStep(
            OpenRowRepository open, Outbox outbox, RosterComparison comparison, EnrollmentRowRepository enrollments) {
        super("enrollments", RosterKind.ENROLLMENT, List.of("created", "changed", "removed"), open, outbox);
        this.comparison = comparison;
        this.enrollments = enrollments;
    }

    @Override
    List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        long id = work.id();
        long org = work.orgId();
        long after = rows.after();
        long to = rows.to();
        comparison.match(work, RosterKind.ENROLLMENT, rows);
        enrollments.gone(id, after, to);
        enrollments.lockClasses(id, after, to, org);
        enrollments.lockTeachers(id, after, to, org);
        List<OutboxEvent> events = new ArrayList<>();
        enrollments.enrol(id, after, to, org, work.source()).forEach(one -> events.add(one.changed()));
        enrollments.end(id, after, to, org).forEach(one -> events.add(one.removed()));
        String[] classes = enrollments.withOtherTeachers(id, after, to, org).toArray(String[]::new);
        if (classes.length > 0) {
            enrollments.noteTeachers(id, org, classes);
            enrollments.endCoTeachers(id, after, to);
            enrollments.addCoTeachers(id, after, to, org);
            enrollments.teach(id, after, to, org, classes).forEach(one -> events.add(one.changed()));
        }
        return events;
    }
}
