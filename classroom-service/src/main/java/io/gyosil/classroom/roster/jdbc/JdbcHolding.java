package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.Holding;
import io.gyosil.classroom.roster.Preview;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.event.EventJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

@Singleton
class JdbcHolding implements Holding {

    /** One of two who ask at once gets it, also when they ask for different imports of an organization. */
    private static final String ONE_AT_A_TIME =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('roster_import'), :org::int)";

    private static final String STATE = """
        SELECT i.id, i.org_id, i.source, i.status, i.exceeded, i.emptied_at IS NULL AS is_kept,
               EXISTS (SELECT FROM roster_import AS o
                       WHERE o.org_id = i.org_id AND o.holder IS NOT NULL AND o.held_until > clock_timestamp()) AS busy
        FROM roster_import AS i
        WHERE i.id = :id AND i.org_id = :org AND i.status <> 'reading'
        """;

    // Taking back starts at the beginning, going on where it was.
    private static final String HOLD = """
        UPDATE roster_import
        SET phase = CASE WHEN status = :status THEN phase END,
            position = CASE WHEN status = :status THEN position ELSE 0 END,
            rows_done = CASE WHEN status = :status THEN rows_done ELSE 0 END,
            rows_total = CASE WHEN :status = 'undoing' AND status <> 'undoing'
                              THEN (SELECT count(*) FROM roster_journal WHERE import_id = :id) ELSE rows_total END,
            status = :status, holder = :holder, held_until = clock_timestamp() + :hold * interval '1 millisecond'
        WHERE id = :id AND org_id = :org
        """;

    private static final String PLACE = """
        UPDATE roster_import
        SET held_until = clock_timestamp() + :hold * interval '1 millisecond'
        WHERE id = :id AND org_id = :org AND holder = :holder
        RETURNING coalesce(phase, '') AS phase, position
        """;

    private static final String ADVANCE = """
        UPDATE roster_import
        SET phase = :phase, position = :position, rows_done = least(rows_total, rows_done + :rows)
        WHERE id = :id AND org_id = :org AND holder = :holder
        """;

    private static final String FINISH = """
        UPDATE roster_import
        SET status = :status, holder = NULL, held_until = NULL, rows_done = rows_total,
            applied_at = CASE WHEN :status = 'applied' THEN clock_timestamp() ELSE applied_at END,
            undone_at = CASE WHEN :status = 'undone' THEN clock_timestamp() END
        WHERE id = :id AND org_id = :org AND holder = :holder
        """;

    private static final String RELEASE = """
        UPDATE roster_import
        SET holder = NULL, held_until = NULL
        WHERE id = :id AND org_id = :org AND holder = :holder
        """;

    private static final String PREVIEWED = """
        UPDATE roster_import
        SET status = 'previewed', counts = :counts::jsonb, exceeded = :exceeded, rows_total = :total
        WHERE id = :id AND org_id = :org AND status = 'reading'
        """;

    private record State(RosterWork work, String status, List<String> exceeded, boolean isKept, boolean busy) {}

    @Override
    public Answer toApply(long orgId, long id, boolean overThreshold, Duration hold) {
        Optional<State> found = state(orgId, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        State state = found.get();
        if (!state.isKept() || !List.of("previewed", "applying").contains(state.status())) {
            return new WrongStatus(state.status(), state.isKept());
        }
        if (state.status().equals("previewed")
                && !overThreshold
                && !state.exceeded().isEmpty()) {
            return new OverThreshold(state.exceeded());
        }
        return held(state, "applying", hold);
    }

    @Override
    public Answer toUndo(long orgId, long id, Duration hold) {
        Optional<State> found = state(orgId, id);
        if (found.isEmpty()) {
            return new Unknown();
        }
        State state = found.get();
        if (!state.isKept() || !List.of("applying", "applied", "undoing").contains(state.status())) {
            return new WrongStatus(state.status(), state.isKept());
        }
        return held(state, "undoing", hold);
    }

    private static Optional<State> state(long orgId, long id) {
        Transactions.handle()
                .createQuery(ONE_AT_A_TIME)
                .bind("org", orgId)
                .mapTo(Integer.class)
                .one();
        return Transactions.handle()
                .createQuery(STATE)
                .bind("id", id)
                .bind("org", orgId)
                .map((row, context) -> state(row))
                .findOne();
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                new RosterWork(row.getLong("id"), row.getLong("org_id"), row.getString("source")),
                row.getString("status"),
                List.of((String[]) row.getArray("exceeded").getArray()),
                row.getBoolean("is_kept"),
                row.getBoolean("busy"));
    }

    private static Answer held(State state, String status, Duration hold) {
        if (state.busy()) {
            return new Busy();
        }
        Held held = new Held(state.work(), UUID.randomUUID());
        bound(Transactions.handle().createUpdate(HOLD), held)
                .bind("status", status)
                .bind("hold", hold.toMillis())
                .execute();
        return held;
    }

    @Override
    public Place place(Held held, Duration hold) {
        return bound(Transactions.handle().createQuery(PLACE), held)
                .bind("hold", hold.toMillis())
                .map((row, context) -> new Place(row.getString("phase"), row.getLong("position")))
                .findOne()
                .orElseThrow(LostHoldException::new);
    }

    @Override
    public void advance(Held held, String phase, long position, long rows) {
        bound(Transactions.handle().createUpdate(ADVANCE), held)
                .bind("phase", phase)
                .bind("position", position)
                .bind("rows", rows)
                .execute();
    }

    @Override
    public void finish(Held held, String status) {
        bound(Transactions.handle().createUpdate(FINISH), held)
                .bind("status", status)
                .execute();
    }

    @Override
    public void release(Held held) {
        bound(Transactions.handle().createUpdate(RELEASE), held).execute();
    }

    @Override
    public void previewed(RosterWork work, Preview preview, List<String> exceeded) {
        Transactions.handle()
                .createUpdate(PREVIEWED)
                .bind("counts", EventJson.write(preview))
                .bindArray("exceeded", String.class, exceeded)
                .bind("total", preview.open())
                .bind("id", work.id())
                .bind("org", work.orgId())
                .execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Held held) {
        return statement
                .bind("id", held.work().id())
                .bind("org", held.work().orgId())
                .bind("holder", held.holder());
    }
}
