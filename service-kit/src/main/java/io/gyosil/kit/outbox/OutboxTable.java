package io.gyosil.kit.outbox;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.fault.FaultPoint;
import io.gyosil.kit.fault.FaultPoints;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The relay's side of the outbox. */
@Singleton
class OutboxTable {

    // From the lowest position each time, never from a cursor: a position that commits late is still there to be seen.
    private static final String OLDEST = """
        SELECT position, event_id, topic, key, type, payload, traceparent, occurred_at
        FROM (SELECT position, event_id, topic, key, type, payload, headers ->> 'traceparent' AS traceparent,
                     occurred_at,
                     sum(octet_length(payload)) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING)
                         - octet_length(payload) AS bytes_before
              FROM outbox
              WHERE NOT EXISTS (SELECT FROM unnest(:keys, :positions) AS held (key, position)
                                WHERE held.key = outbox.key AND held.position <= outbox.position)
              ORDER BY position
              LIMIT :limit) AS oldest
        WHERE bytes_before < :bytes
        ORDER BY position
        """;

    private static final String DELETE = "DELETE FROM outbox WHERE position = ANY (:positions)";

    private static final String BACKLOG =
            "SELECT count(*) AS depth, coalesce(extract(epoch FROM now() - min(occurred_at)), 0) AS age FROM outbox";

    private final Transactions transactions;
    private final FaultPoints faults;

    OutboxTable(@Named("worker") Transactions transactions, FaultPoints faults) {
        this.transactions = transactions;
        this.faults = faults;
    }

    /**
     * The rows to send next: so many that they are no more than {@code limit}, and all but the last are fewer than
     * {@code bytes}.
     */
    List<OutboxRow> oldest(int limit, long bytes, Collection<HeldKeys.Hold> held) {
        return transactions.inTransaction(() -> Transactions.handle()
                .createQuery(OLDEST)
                .bindArray(
                        "keys",
                        String.class,
                        held.stream().map(HeldKeys.Hold::key).toList())
                .bindArray(
                        "positions",
                        Long.class,
                        held.stream().map(HeldKeys.Hold::from).toList())
                .bind("limit", limit)
                .bind("bytes", bytes)
                .map((row, context) -> row(row))
                .list());
    }

    void delete(List<OutboxRow> rows) {
        List<Long> positions = rows.stream().map(OutboxRow::position).toList();
        transactions.run(() -> {
            Transactions.handle()
                    .createUpdate(DELETE)
                    .bindArray("positions", Long.class, positions)
                    .execute();
            faults.reach(FaultPoint.BEFORE_OUTBOX_DELETE);
        });
        faults.reach(FaultPoint.AFTER_OUTBOX_DELETE);
    }

    Backlog backlog() {
        return transactions.inTransaction(() -> Transactions.handle()
                .createQuery(BACKLOG)
                .map((row, context) -> new Backlog(row.getLong("depth"), row.getDouble("age")))
                .one());
    }

    /** How many rows wait, and for how many seconds the oldest has. */
    record Backlog(long depth, double ageSeconds) {}

    private static OutboxRow row(ResultSet row) throws SQLException {
        Instant occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
        return new OutboxRow(
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("payload"),
                row.getString("traceparent"),
                occurredAt);
    }
}
