package io.gyosil.kit.outbox;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.trace.Trace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a service leaves its events: in a table, in the same transaction as the state that they describe. */
@Singleton
public final class Outbox {

    private static final String APPEND = """
        INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
        SELECT event_id::uuid, topic, key, type, payload,
               jsonb_strip_nulls(jsonb_build_object('traceparent', ?::text, 'sequence', sequence)), %s
        FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
             AS e (event_id, topic, key, type, payload, occurred_at, sequence, n)
        ORDER BY n
        """.formatted(ArrayParameter.TIME.formatted("occurred_at"));

    private static final List<ArrayParameter<OutboxEvent>> COLUMNS = List.of(
            ArrayParameter.texts(event -> event.id().toString()),
            ArrayParameter.texts(OutboxEvent::topic),
            ArrayParameter.texts(OutboxEvent::key),
            ArrayParameter.texts(OutboxEvent::type),
            ArrayParameter.texts(OutboxEvent::payload),
            ArrayParameter.times(OutboxEvent::occurredAt),
            ArrayParameter.texts(
                    event -> event.sequence() == null ? null : event.sequence().toString()));

    private final StatementPipeline pipeline;
    private final RelaySignal signal;

    Outbox(StatementPipeline pipeline, RelaySignal signal) {
        this.pipeline = pipeline;
        this.signal = signal;
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
        parameters.addAll(ArrayParameter.arrays(COLUMNS, events));
        pipeline.later(APPEND, parameters);
        Trace.note("outbox.append", events.size());
        pipeline.afterCommit(signal::send);
    }
}
