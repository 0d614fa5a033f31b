package io.gyosil.session.retention;

import io.gyosil.session.register.LiveSessionRepository;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Removes one piece of what is old and notes it, in one transaction. */
@Singleton
class RemovePiece {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int LESSONS_AT_ONCE = 50;
    private static final int DAYS_AHEAD = 14;

    private final RetentionRepository rows;
    private final LiveSessionRepository register;

    RemovePiece(RetentionRepository rows, LiveSessionRepository register) {
        this.rows = rows;
        this.register = register;
    }

    @Transactional("worker")
    boolean isDone(LocalDate day) {
        return rows.isDone(day);
    }

    /**
     * Removes a piece.
     *
     * @param day the run's
     * @param clock says when it is done
     * @return what was removed; empty when nothing is left, or somebody else is at it
     */
    @Transactional("worker")
    Optional<Removed> remove(LocalDate day, Age age, Instant now, Clock clock) {
        if (!rows.lock() || rows.isDone(day)) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        rows.makePartitions(today.minusDays(1), today.plusDays(DAYS_AHEAD));
        Removed removed = remove(age);
        rows.note(day, now, removed.messages(), removed.logs(), removed.lessons());
        if (removed.nothing()) {
            rows.finish(day, clock.instant());
            return Optional.empty();
        }
        return Optional.of(removed);
    }

    private Removed remove(Age age) {
        long messages = messages(age.messages());
        if (messages > 0) {
            return new Removed(messages, 0, 0);
        }
        long logs = logs(age.logs());
        if (logs > 0) {
            return new Removed(0, logs, 0);
        }
        List<UUID> lessons = rows.deleteLessons(age.lessons(), LESSONS_AT_ONCE);
        register.removed(lessons);
        return new Removed(0, 0, lessons.size());
    }

    private long messages(Instant before) {
        long dropped = dropOldest("messages", before, rows::countMessages);
        return dropped > 0 ? dropped : rows.deleteMessages(before, ROWS_AT_ONCE);
    }

    private long logs(Instant before) {
        long dropped = dropOldest("logs", before, rows::countLogs);
        return dropped > 0 ? dropped : rows.deleteLogs(before, ROWS_AT_ONCE);
    }

    /** Counts the rows of a time. */
    @FunctionalInterface
    private interface Count {
        long between(Instant from, Instant to);
    }

    /**
     * Drops the oldest partition that has rows and is old enough; empty ones go on the way.
     *
     * @return how many rows it had; 0 when there is none
     */
    private long dropOldest(String table, Instant before, Count count) {
        LocalDate end = LocalDate.ofInstant(before, ZoneOffset.UTC);
        long dropped = 0;
        for (LocalDate day = rows.oldestPartition(table, end);
                day != null && dropped == 0;
                day = rows.oldestPartition(table, end)) {
            dropped = count.between(begin(day), begin(day.plusDays(1)));
            rows.waitAMomentOnly();
            rows.dropPartitions(table, day.plusDays(1));
        }
        return dropped;
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
