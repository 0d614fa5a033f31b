package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/**
 * A step of taking back. It marks its next rows of the journal as under way, and what it could not take back as such;
 * all others of them are taken back.
 */
abstract sealed class JournalChunk implements RosterStep
        permits RestoreClassStep, UndoEnrollmentStep, UndoClassStep, UndoUserStep {

    /** The journal's rows {@code j} that are under way. */
    static final String UNDER_WAY = "j.import_id = :id AND j.outcome = 'under-way'";

    private static final String TAKE = """
        UPDATE roster_journal AS j
        SET outcome = 'under-way'
        WHERE j.import_id = :id AND j.kind = :kind
          AND j.entity = ANY (ARRAY(
              SELECT entity FROM roster_journal
              WHERE import_id = :id AND kind = :kind AND action = ANY (:actions) AND outcome IS NULL
              ORDER BY entity
              LIMIT :most))
        """;

    private static final String DONE = """
        UPDATE roster_journal AS j
        SET outcome = 'taken-back'
        WHERE j.import_id = :id AND j.outcome = 'under-way'
        """;

    private final String name;
    private final String kind;
    private final List<String> actions;

    JournalChunk(String name, String kind, List<String> actions) {
        this.name = name;
        this.kind = kind;
        this.actions = actions;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Done work(RosterWork work, long after, int most) {
        int taken = Transactions.handle()
                .createUpdate(TAKE)
                .bind("id", work.id())
                .bind("kind", kind)
                .bindArray("actions", String.class, actions)
                .bind("most", most)
                .execute();
        if (taken == 0) {
            return Done.NOTHING;
        }
        Chunk chunk = new Chunk(work, new RowRange(0, 0));
        takeBack(chunk);
        chunk.run(DONE);
        List<OutboxEvent> events = chunk.events();
        return new Done(after + taken, taken, events);
    }

    abstract void takeBack(Chunk chunk);
}
