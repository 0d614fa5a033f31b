package io.gyosil.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An event's context attributes as Kafka headers: CloudEvents 1.0, Kafka protocol binding, binary content mode, with
 * the distributed tracing and sequence extensions.
 *
 * @param id the event's own id; the same event sent again carries it again
 * @param type what happened, such as {@code gyosil.study.quiz-finalized.v1}
 * @param source the service that sends it, such as {@code /study}
 * @param time when it happened
 * @param traceparent the trace that it belongs to, if any
 * @param sequence of a state: its version, by which a reader knows the newer one; not negative
 */
public record CloudEventHeaders(
        UUID id,
        String type,
        String source,
        Instant time,
        @Nullable String traceparent,
        @Nullable Long sequence) {

    /** The context of an event that is not one of a sequence. */
    public CloudEventHeaders(UUID id, String type, String source, Instant time, @Nullable String traceparent) {
        this(id, type, source, time, traceparent, null);
    }

    private static final String SPEC_VERSION = "1.0";

    /** Writes the headers. */
    public Headers toKafka() {
        Headers headers = new RecordHeaders();
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", id.toString());
        put(headers, "ce_type", type);
        put(headers, "ce_source", source);
        put(headers, "ce_time", time.toString());
        put(headers, "content-type", "application/json");
        if (traceparent != null) {
            put(headers, "ce_traceparent", traceparent);
        }
        if (sequence != null) {
            // The extension orders its values as texts.
            put(headers, "ce_sequence", "%019d".formatted(sequence));
        }
        return headers;
    }

    /**
     * Reads the headers.
     *
     * @throws UnreadableEventException when one is missing or malformed
     */
    public static CloudEventHeaders fromKafka(Headers headers) {
        String version = required(headers, "ce_specversion");
        if (!SPEC_VERSION.equals(version)) {
            throw new UnreadableEventException("ce_specversion is " + version + ", not " + SPEC_VERSION);
        }
        try {
            return new CloudEventHeaders(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    text(headers, "ce_traceparent"),
                    number(text(headers, "ce_sequence")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException("a header is malformed: " + e.getMessage(), e);
        }
    }

    /** The trace that an event says it belongs to, whatever else there is of its headers. */
    public static @Nullable String traceparent(Headers headers) {
        return text(headers, "ce_traceparent");
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static String required(Headers headers, String name) {
        String value = text(headers, name);
        if (value == null) {
            throw new UnreadableEventException("the header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
