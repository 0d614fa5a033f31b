package io.gyosil.session.timeline;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.event.Event;
import io.gyosil.event.SocketFrame;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import io.gyosil.session.lesson.Lesson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one order of what happens in a lesson. A happening gets its number in the transaction that makes it, under the lesson's
 * lock, and is logged under it; the hubs get it by Kafka, in the same order.
 *
 * <p>Works in the open transaction. Of every method the caller holds the lesson's lock.
 */
@Singleton
public final class Timeline {

    private final LogRepository logs;
    private final Outbox outbox;
    private final Clock clock;

    Timeline(LogRepository logs, Outbox outbox, Clock clock) {
        this.logs = logs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Now, as precisely as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Something that everybody sees.
     *
     * @param fields what is sent of it, and logged
     * @return the lesson with this behind it; the happening's number is its {@link Lesson#lastSeq}
     */
    public Lesson happened(Lesson lesson, String type, Map<String, ?> fields, Actor actor) {
        return happened(lesson, type, fields, fields, actor, null);
    }

    /**
     * Like the other, for what is logged otherwise than it is sent.
     *
     * @param fields what the frame has beside {@code type}, {@code seq} and {@code at}
     * @param logged what the log has
     * @param close the code with which sockets are closed that got it; null to leave them open
     */
    public Lesson happened(
            Lesson lesson,
            String type,
            Map<String, ?> fields,
            Map<String, ?> logged,
            Actor actor,
            @Nullable Integer close) {
        long seq = lesson.lastSeq() + 1;
        Instant at = now();
        logs.addNumbered(
                UuidCreator.getTimeOrderedEpoch(),
                lesson.sessionId(),
                type,
                EventJson.write(logged),
                at,
                seq,
                actor.name());
        announce(lesson.sessionId(), seq, Audience.ALL, frame(type, seq, at, fields), close, at);
        return lesson.at(seq);
    }

    /** Something that is about now: it has no number, and those who are away do not learn of it. */
    public void announce(Lesson lesson, Audience audience, String type, Map<String, ?> fields) {
        announce(lesson, audience, type, fields, null);
    }

    /** Like the other; sockets that got it are closed with a code. */
    public void announce(
            Lesson lesson, Audience audience, String type, Map<String, ?> fields, @Nullable Integer close) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.putAll(fields);
        announce(lesson.sessionId(), null, audience, EventJson.write(frame), close, now());
    }

    /** Notes something that not everybody sees. */
    public void log(Lesson lesson, String type, Map<String, ?> payload, Actor actor) {
        logs.add(
                UuidCreator.getTimeOrderedEpoch(),
                lesson.sessionId(),
                type,
                EventJson.write(payload),
                now(),
                actor.name());
    }

    /** Publishes an event for the other services. */
    public void publish(String type, Event event) {
        publish(type, event, now());
    }

    private void publish(String type, Event event, Instant at) {
        outbox.append(List.of(OutboxEvent.of(event.topic(), event.key(), type, event, at)));
    }

    /** A happening as the sockets get it, be it now or later from the log. */
    public static String frame(String type, long seq, Instant at, Map<String, ?> fields) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.put("seq", seq);
        frame.put("at", at);
        frame.putAll(fields);
        return EventJson.write(frame);
    }

    private void announce(
            UUID sessionId, @Nullable Long seq, Audience audience, String frame, @Nullable Integer close, Instant at) {
        publish(SocketFrame.TYPE, new SocketFrame(sessionId.toString(), seq, audience.name(), frame, close), at);
    }
}
