package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Removes classes, with the enrolments in them. */
@Singleton
final class ClassRemovalStep extends OpenRows {

    /** Each takes its enrolments along. */
    private static final int MOST = 50;

    private final ClassRemovalRepository classes;

    ClassRemovalStep(OpenRowRepository open, Outbox outbox, ClassRemovalRepository classes) {
        super("removals", RosterKind.CLASS, List.of("removed"), open, outbox);
        this.classes = classes;
    }

    @Override
    int most() {
        return MOST;
    }

    @Override
    List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        long id = work.id();
        long org = work.orgId();
        classes.lock(id, rows.after(), rows.to(), org);
        List<OutboxEvent> events = new ArrayList<>();
        classes.endEnrollments(id, rows.after(), rows.to(), org).forEach(one -> events.add(one.removed()));
        classes.note(id, rows.after(), rows.to(), org);
        classes.remove(id, rows.after(), rows.to(), org).forEach(one -> events.add(one.removed()));
        return events;
    }
}
