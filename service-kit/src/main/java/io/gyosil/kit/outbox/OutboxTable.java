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
        SELECT position, event_id, topic, key, type, payload, traceparent, sequence, occurred_at
        FROM (SELECT position, event_id, topic, key, type, payload, headers ->> 'traceparent' AS traceparent,
                     headers ->> 'sequence' AS sequence, occurred_at,
                     sum(coalesce(octet_length(payload), 0)) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING)
                         - coalesce(octet_length(payload), 0) AS bytes_before
              FROM outbox
              WHERE position NOT IN (SELECT unnest(:inHand))
                    AND NOT EXISTS (SELECT FROM unnest(:keys, :positions) AS held (key, position)
                                    WHERE held.key = outbox.key AND held.position <= outbox.position)
              ORDER BY position
              LIMIT :limit) AS oldest
        WHERE bytes_before < :bytes
        ORDER BY position
        """;

    private static final String DELETE = "DELETE FROM outbox WHERE position = ANY (:positions)";

    // Counting a long backlog would cost more than sending a batch of it: beyond so many rows the distance of the
    // positions, which is never less, is near enough.
    private static final String BACKLOG = """
        SELECT CASE WHEN counted <= 10000 THEN counted
                    ELSE (SELECT max(position) FROM outbox) - (SELECT min(position) FROM outbox) + 1 END AS depth,
               coalesce(extract(epoch FROM now()
                   - (SELECT occurred_at FROM outbox ORDER BY position LIMIT 1)), 0) AS age
        FROM (SELECT count(*) AS counted FROM (SELECT FROM outbox LIMIT 10001) AS first) AS few
        """;

    private final Transactions transactions;

    OutboxTable(@Named("worker") Transactions transactions) {
        this.transactions = transactions;
    }

    /** How much is read at once: no more than {@code rows}, and all but the last are fewer than {@code bytes}. */
    record Size(int rows, long bytes) {

        /** Whether there may well be more behind these. A letter is at most three bytes. */
        boolean isFilledBy(List<OutboxRow> some) {
            return some.size() == rows
                    || some.stream().mapToLong(OutboxTable::letters).sum() >= bytes / 3;
        }
    }

    /** The rows to send next, those in hand aside. */
    List<OutboxRow> oldest(Size most, Collection<BlockedKeys.Hold> held, List<OutboxRow> inHand) {
        return transactions.inTransaction(() -> Transactions.handle()
                .createQuery(OLDEST)
                .bindArray(
                        "keys",
                        String.class,
                        held.stream().map(BlockedKeys.Hold::key).toList())
                .bindArray(
                        "positions",
                        Long.class,
                        held.stream().map(BlockedKeys.Hold::from).toList())
                .bindArray("inHand", Long.class, positions(inHand))
                .bind("limit", most.rows())
                .bind("bytes", most.bytes())
                .map((row, context) -> row(row))
                .list());
    }

    void delete(List<OutboxRow> rows) {
        List<Long> positions = positions(rows);
        transactions.run(() -> {
            Transactions.handle()
                    .createUpdate(DELETE)
                    .bindArray("positions", Long.class, positions)
                    .execute();
        });
    }

    Backlog backlog() {
        return transactions.inTransaction(() -> Transactions.handle()
                .createQuery(BACKLOG)
                .map((row, context) -> new Backlog(row.getLong("depth"), row.getDouble("age")))
                .one());
    }

    private static List<Long> positions(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::position).toList();
    }

    /** How many rows wait, and for how many seconds the oldest has. */
    record Backlog(long depth, double ageSeconds) {
        static final Backlog NONE = new Backlog(0, 0);
    }

    private static long letters(OutboxRow row) {
        return row.payload() == null ? 0 : row.payload().length();
    }

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
                row.getString("sequence") == null ? null : Long.valueOf(row.getString("sequence")),
                occurredAt);
    }
}
