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

/** Creates and changes classes. */
@Singleton
final class ClassStep extends OpenRows {

    private final RosterComparison comparison;
    private final ClassRowRepository classes;

    ClassStep(OpenRowRepository open, Outbox outbox, RosterComparison comparison, ClassRowRepository classes) {
        super("classes", RosterKind.CLASS, List.of("created", "changed"), open, outbox);
        this.comparison = comparison;
        this.classes = classes;
    }

    @Override
    List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        long id = work.id();
        long org = work.orgId();
        long after = rows.after();
        long to = rows.to();
        comparison.match(work, RosterKind.CLASS, rows);
        classes.gone(id, after, to);
        classes.lock(id, after, to, org);
        classes.number(id, after, to);
        classes.note(id, after, to, org);
        List<OutboxEvent> events = new ArrayList<>();
        classes.change(id, after, to, org).forEach(one -> events.add(one.changed()));
        classes.create(id, after, to, org).forEach(one -> events.add(one.changed()));
        classes.link(id, after, to, org, work.source());
        classes.noteVersions(id, after, to);
        return events;
    }
}
