package io.gyosil.session.retention;

import io.gyosil.kit.GyosilSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is old, once a day from 02:00 on, piece by piece. Each piece is a transaction of its own with its note, and takes
 * the lock: of several replicas one removes, and another goes on where it dies. A service that was down at 02:00 does it later.
 */
@Context
class RunRetention implements GracefulShutdownCapable {

    private static final Logger LOG = LoggerFactory.getLogger(RunRetention.class);

    private static final LocalTime AT = LocalTime.of(2, 0);

    private final RemovePiece pieces;
    private final RetentionSettings settings;
    private final ZoneId zone;
    private final Clock clock;
    private final MeterProvider<Counter> removed;
    private volatile boolean due;
    private volatile boolean ending;

    RunRetention(
            RemovePiece pieces, RetentionSettings settings, GyosilSettings service, Clock clock, MeterRegistry meters) {
        this.pieces = pieces;
        this.settings = settings;
        this.zone = service.timeZone();
        this.clock = clock;
        this.removed = Counter.builder("gyosil.retention.removed")
                .description("What this replica removed because it was old")
                .withRegistry(meters);
        count(Removed.NOTHING);
        Gauge.builder("gyosil.retention.due", () -> due ? 1 : 0)
                .description("1 while what is old today is not all removed")
                .register(meters);
    }

    /** When the next run begins. */
    Instant next() {
        ZonedDateTime now = clock.instant().atZone(zone);
        ZonedDateTime today = now.toLocalDate().atTime(AT).atZone(zone);
        return (today.isAfter(now)
                        ? today
                        : now.toLocalDate().plusDays(1).atTime(AT).atZone(zone))
                .toInstant();
    }

    @Scheduled(initialDelay = "${gyosil.retention.look-every:1m}", fixedDelay = "${gyosil.retention.look-every:1m}")
    void look() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warn("what is old could not be removed, and will be soon: {}", e.toString());
        }
    }

    /** Does what is left of the day's run. */
    void run() {
        Instant now = clock.instant();
        LocalDate day = now.atZone(zone).minusHours(AT.getHour()).toLocalDate();
        if (!isDue(day)) {
            return;
        }
        Age age = Age.at(now, settings);
        Removed all = Removed.NOTHING;
        Optional<Removed> piece = Optional.of(all);
        while (piece.isPresent() && !ending) {
            piece = pieces.remove(day, age, now, clock);
            if (piece.isPresent()) {
                count(piece.get());
                all = all.and(piece.get());
            }
        }
        LOG.info(
                "removed what is old: {} messages, {} log entries, {} lessons",
                all.messages(),
                all.logs(),
                all.lessons());
        isDue(day);
    }

    /** Another replica goes on with the next piece. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        ending = true;
        return CompletableFuture.completedStage(null);
    }

    /** Counts it, too. */
    private boolean isDue(LocalDate day) {
        due = !pieces.isDone(day);
        return due;
    }

    private void count(Removed removed) {
        counted("messages", removed.messages());
        counted("logs", removed.logs());
        counted("lessons", removed.lessons());
    }

    private void counted(String kind, long rows) {
        removed.withTag("kind", kind).increment(rows);
    }
}
