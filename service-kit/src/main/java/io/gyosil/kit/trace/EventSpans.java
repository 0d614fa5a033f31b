package io.gyosil.kit.trace;

import io.gyosil.kit.event.CloudEventHeaders;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Spans of events on their way through Kafka, each in the trace of what caused it. A batch is of many traces, so its time
 * is named in each of them. Keys of events may name people and are not recorded.
 */
@Singleton
public final class EventSpans {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<Long> TOGETHER = AttributeKey.longKey("messaging.batch.message_count");
    private static final AttributeKey<String> EVENT_ID = AttributeKey.stringKey("cloudevents.event_id");
    private static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");

    private final Tracer tracer;

    EventSpans(Tracing tracing) {
        this.tracer = tracing.tracer();
    }

    /**
     * An event that is being sent.
     *
     * @param traceparent what goes with it
     */
    public record Sending(@Nullable String traceparent, Span span) {

        /** Its batch is committed, or is not. */
        public void end(boolean committed) {
            if (!committed) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    /**
     * Begins the sending of an event.
     *
     * @param traceparent what it was left with in the outbox
     */
    public Sending sending(String topic, UUID id, String type, @Nullable String traceparent) {
        SpanContext cause = Trace.parent(traceparent);
        if (!cause.isSampled()) {
            return new Sending(traceparent, Span.getInvalid());
        }
        Span span = builder("send", topic, SpanKind.PRODUCER, cause)
                .setAttribute(EVENT_ID, id.toString())
                .setAttribute(EVENT_TYPE, type)
                .startSpan();
        return new Sending(Trace.text(span.getSpanContext()), span);
    }

    /** Begins the processing of a batch of records by a group: it is the present work of this thread. */
    public Spans processing(String group, Iterable<ConsumerRecord<byte[], byte[]>> records, int count) {
        List<SpanBuilder> spans = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            SpanContext cause = Trace.parent(CloudEventHeaders.traceparent(record.headers()));
            if (cause.isSampled()) {
                spans.add(builder("process", record.topic(), SpanKind.CONSUMER, cause)
                        .setAttribute(GROUP, group)
                        .setAttribute(PARTITION, Integer.toString(record.partition()))
                        .setAttribute(OFFSET, record.offset())
                        .setAttribute(TOGETHER, (long) count));
            }
        }
        return Spans.begin(tracer, spans);
    }

    private SpanBuilder builder(String operation, String topic, SpanKind kind, SpanContext cause) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(kind)
                .setParent(Context.root().with(Span.wrap(cause)))
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(TOPIC, topic);
    }
}
