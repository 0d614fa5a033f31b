package io.gyosil.kit.outbox;

import io.gyosil.kit.database.Column;
import io.gyosil.kit.database.Statements;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.trace.Trace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a service leaves its events: in a table, in the same transaction as the state that they tell of. */
@Singleton
public final class Outbox {

    private static final String APPEND = """
        INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
        SELECT event_id::uuid, topic, key, type, payload,
               jsonb_strip_nulls(jsonb_build_object('traceparent', ?::text, 'sequence', sequence)), %s
        FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
             AS e (event_id, topic, key, type, payload, occurred_at, sequence, n)
        ORDER BY n
        """.formatted(Column.TIME.formatted("occurred_at"));

    private static final List<Column<OutboxEvent>> COLUMNS = List.of(
            Column.texts(event -> event.id().toString()),
            Column.texts(OutboxEvent::topic),
            Column.texts(OutboxEvent::key),
            Column.texts(OutboxEvent::type),
            Column.texts(OutboxEvent::payload),
            Column.times(OutboxEvent::occurredAt),
            Column.texts(
                    event -> event.sequence() == null ? null : event.sequence().toString()));

    private final RelayBell bell;

    Outbox(RelayBell bell) {
        this.bell = bell;
    }

    /**
     * Writes events in the open transaction, in this order. The caller holds the lock of what the key names, so that
     * the order of positions is the order of commits for each key.
     *
     * @throws IllegalStateException when no transaction is open
     */
    public void append(List<OutboxEvent> events) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(Trace.current());
        parameters.addAll(Column.arrays(COLUMNS, events));
        Statements.later(APPEND, parameters);
        Trace.note("outbox.append", events.size());
        Transactions.afterCommit(bell::ring);
    }
}
