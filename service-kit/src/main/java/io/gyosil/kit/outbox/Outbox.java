package io.gyosil.kit.outbox;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.trace.Trace;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where a service leaves its events: in a table, in the same transaction as the state that they tell of. */
@Singleton
public final class Outbox {

    private static final String APPEND = """
        INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
        SELECT event_id, topic, key, type, payload,
               jsonb_strip_nulls(jsonb_build_object('traceparent', :traceparent::text)), occurred_at
        FROM unnest(:ids::uuid[], :topics, :keys, :types, :payloads, :times::timestamptz[])
             WITH ORDINALITY AS e (event_id, topic, key, type, payload, occurred_at, n)
        ORDER BY n
        """;

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
        Handle handle = Transactions.handle();
        handle.createUpdate(APPEND)
                .bind("traceparent", Trace.current())
                .bindArray("ids", String.class, texts(events, e -> e.id().toString()))
                .bindArray("topics", String.class, texts(events, OutboxEvent::topic))
                .bindArray("keys", String.class, texts(events, OutboxEvent::key))
                .bindArray("types", String.class, texts(events, OutboxEvent::type))
                .bindArray("payloads", String.class, texts(events, OutboxEvent::payload))
                .bindArray(
                        "times", String.class, texts(events, e -> e.occurredAt().toString()))
                .execute();
        handle.afterCommit(bell::ring);
    }

    private static List<String> texts(List<OutboxEvent> events, java.util.function.Function<OutboxEvent, String> part) {
        return events.stream().map(part).toList();
    }
}
