package io.gyosil.kit.outbox;

import io.gyosil.kit.database.Transactions;
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
        SELECT position, event_id, topic, key, type, payload, headers ->> 'traceparent' AS traceparent, occurred_at
        FROM outbox
        WHERE key <> ALL (:held)
        ORDER BY position
        LIMIT :limit
        """;

    private static final String DELETE = "DELETE FROM outbox WHERE position = ANY (:positions)";

    private static final String BACKLOG =
            "SELECT count(*) AS depth, coalesce(extract(epoch FROM now() - min(occurred_at)), 0) AS age FROM outbox";

    private final Transactions transactions;

    OutboxTable(@Named("worker") Transactions transactions) {
        this.transactions = transactions;
    }

    List<OutboxRow> oldest(int limit, Collection<String> heldKeys) {
        return transactions.inTransaction(() -> Transactions.handle()
                .createQuery(OLDEST)
                .bindArray("held", String.class, List.copyOf(heldKeys))
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list());
    }

    void delete(List<OutboxRow> rows) {
        List<Long> positions = rows.stream().map(OutboxRow::position).toList();
        transactions.run(() -> Transactions.handle()
                .createUpdate(DELETE)
                .bindArray("positions", Long.class, positions)
                .execute());
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
