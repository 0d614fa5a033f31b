package io.gyosil.classroom.roster.step;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Ends the enrolments that were made, and makes those again that were ended. */
@Singleton
final class UndoEnrollmentStep extends JournalStep {

    private final EnrollmentJournalRepository enrollments;

    UndoEnrollmentStep(JournalRepository journal, Outbox outbox, EnrollmentJournalRepository enrollments) {
        super("enrollments", "enrollment", List.of("created", "changed", "removed"), journal, outbox);
        this.enrollments = enrollments;
    }

    @Override
    List<OutboxEvent> takeBack(long id, long org) {
        enrollments.lockClasses(id, org);
        enrollments.changedSince(id, org);
        List<OutboxEvent> events = new ArrayList<>();
        enrollments.end(id, org).forEach(one -> events.add(one.removed()));
        enrollments.restoreSources(id, org);
        enrollments.gone(id, org);
        enrollments.enrol(id, org).forEach(one -> events.add(one.changed()));
        return events;
    }
}
