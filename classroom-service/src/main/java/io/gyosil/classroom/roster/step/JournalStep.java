package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/**
 * A step of taking back. It marks its next rows of the journal as under way, and what it could not take back as such;
 * all others of them are taken back.
 */
abstract sealed class JournalStep implements RosterStep
        permits RestoreClassStep, UndoEnrollmentStep, UndoClassStep, UndoUserStep {

    private final String name;
    private final String kind;
    private final List<String> actions;
    private final JournalRepository journal;
    private final Outbox outbox;

    JournalStep(String name, String kind, List<String> actions, JournalRepository journal, Outbox outbox) {
        this.name = name;
        this.kind = kind;
        this.actions = actions;
        this.journal = journal;
        this.outbox = outbox;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Done work(RosterWork work, long after, int most) {
        long taken = journal.take(work.id(), kind, actions.toArray(String[]::new), most);
        if (taken == 0) {
            return Done.NOTHING;
        }
        List<OutboxEvent> events = takeBack(work.id(), work.orgId());
        journal.takenBack(work.id());
        if (!events.isEmpty()) {
            outbox.append(events);
        }
        return new Done(after + taken, taken);
    }

    abstract List<OutboxEvent> takeBack(long id, long org);
}
