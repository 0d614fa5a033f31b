package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/** A step that goes through the rows of a kind which do certain things. */
abstract sealed class OpenRows implements RosterStep permits UserStep, ClassStep, EnrollmentStep, ClassRemovalStep {

    private final String name;
    private final RosterKind kind;
    private final List<String> actions;
    private final OpenRowRepository open;
    private final Outbox outbox;

    OpenRows(String name, RosterKind kind, List<String> actions, OpenRowRepository open, Outbox outbox) {
        this.name = name;
        this.kind = kind;
        this.actions = actions;
        this.open = open;
        this.outbox = outbox;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Done work(RosterWork work, long after, int most) {
        OpenRowRepository.Chunk chunk =
                open.next(work.id(), kind.text(), after, actions.toArray(String[]::new), Math.min(most, most()));
        Long last = chunk.last();
        if (last == null) {
            return Done.NOTHING;
        }
        List<OutboxEvent> events = apply(work, new RowRange(after, last));
        if (!events.isEmpty()) {
            outbox.append(events);
        }
        return new Done(last, chunk.rows());
    }

    /** How many rows one transaction can take. */
    int most() {
        return Integer.MAX_VALUE;
    }

    /** Applies rows: what they change is locked before it is looked at, and the journal is written along with it. */
    abstract List<OutboxEvent> apply(RosterWork work, RowRange rows);
}
