package io.gyosil.session.retention;

import io.gyosil.kit.GyosilSettings;
import io.gyosil.kit.database.Transactions;
import io.gyosil.session.register.Register;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private static final int ROWS_AT_ONCE = 5_000;
    private static final int LESSONS_AT_ONCE = 50;
    private static final int DAYS_AHEAD = 14;

    private final Transactions transactions;
    private final RetentionStore store;
    private final Register register;
    private final RetentionSettings settings;
    private final ZoneId zone;
    private final Clock clock;
    private final MeterProvider<Counter> removed;
    private volatile boolean due;
    private volatile boolean ending;

    RunRetention(
            @Named("worker") Transactions transactions,
            RetentionStore store,
            Register register,
            RetentionSettings settings,
            GyosilSettings service,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.store = store;
        this.register = register;
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
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Removed all = Removed.NOTHING;
        Optional<Removed> piece = Optional.of(all);
        while (piece.isPresent() && !ending) {
            piece = transactions.inTransaction(() -> piece(day, age, today, now));
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
        due = !transactions.inTransaction(() -> store.isDone(day));
        return due;
    }

    /** Removes a piece; empty when nothing is left, or somebody else is at it. */
    private Optional<Removed> piece(LocalDate day, Age age, LocalDate today, Instant now) {
        if (!store.lock() || store.isDone(day)) {
            return Optional.empty();
        }
        store.makePartitions(today.minusDays(1), today.plusDays(DAYS_AHEAD));
        Removed removed = remove(age);
        store.note(day, removed, now);
        if (removed.isNothing()) {
            store.finish(day, clock.instant());
            return Optional.empty();
        }
        return Optional.of(removed);
    }

    private Removed remove(Age age) {
        long messages = rows(RetentionStore.Daily.MESSAGES, age.messages());
        if (messages > 0) {
            return new Removed(messages, 0, 0);
        }
        long logs = rows(RetentionStore.Daily.LOGS, age.logs());
        if (logs > 0) {
            return new Removed(0, logs, 0);
        }
        List<UUID> lessons = store.deleteLessons(age.lessons(), LESSONS_AT_ONCE);
        register.removed(lessons);
        return new Removed(0, 0, lessons.size());
    }

    /** Empty partitions go on the way. */
    private long rows(RetentionStore.Daily table, Instant before) {
        LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
        long dropped = store.dropOldestPartition(table, day);
        while (dropped == 0) {
            dropped = store.dropOldestPartition(table, day);
        }
        return dropped > 0 ? dropped : store.deleteOlder(table, before, ROWS_AT_ONCE);
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
