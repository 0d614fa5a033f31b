package io.gyosil.kit.outbox;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** The relay's side of the outbox. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface OutboxRepository extends GenericRepository<OutboxRow, Long> {

    // From the lowest position each time, never from a cursor: a position that commits late is still there to be seen.
    /** The oldest rows but for those in hand and those of held keys; all but the last are fewer than so many bytes. */
    @Query("""
        SELECT position, event_id, topic, key, type, payload, traceparent, sequence, occurred_at
        FROM (SELECT position, event_id, topic, key, type, payload, headers ->> 'traceparent' AS traceparent,
                     (headers ->> 'sequence')::bigint AS sequence, occurred_at,
                     sum(coalesce(octet_length(payload), 0)) OVER (ORDER BY position ROWS UNBOUNDED PRECEDING)
                         - coalesce(octet_length(payload), 0) AS bytes_before
              FROM outbox
              WHERE position NOT IN (SELECT unnest(:inHand))
                    AND NOT EXISTS (SELECT FROM unnest(:keys, :froms) AS held (key, position)
                                    WHERE held.key = outbox.key AND held.position <= outbox.position)
              ORDER BY position
              LIMIT :rows) AS oldest
        WHERE bytes_before < :bytes
        ORDER BY position
        """)
    List<OutboxRow> oldest(
            int rows, long bytes, long[] inHand, @TypeDef(type = DataType.STRING_ARRAY) String[] keys, long[] froms);

    /** Deletes the rows at these positions. */
    @Query("DELETE FROM outbox WHERE position = ANY (:positions)")
    void delete(long[] positions);

    // Counting a long backlog would cost more than sending a batch of it: beyond so many rows the distance of the
    // positions, which is never less, is near enough.
    /** How many rows wait, and for how long. */
    @Query("""
        SELECT CASE WHEN counted <= 10000 THEN counted
                    ELSE (SELECT max(position) FROM outbox) - (SELECT min(position) FROM outbox) + 1 END AS depth,
               coalesce(extract(epoch FROM now()
                   - (SELECT occurred_at FROM outbox ORDER BY position LIMIT 1)), 0)::float8 AS age_seconds
        FROM (SELECT count(*) AS counted FROM (SELECT FROM outbox LIMIT 10001) AS first) AS few
        """)
    Backlog backlog();
}
