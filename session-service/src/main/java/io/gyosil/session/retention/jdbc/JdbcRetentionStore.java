package io.gyosil.session.retention.jdbc;

import io.gyosil.kit.database.Statements;
import io.gyosil.session.retention.Age;
import io.gyosil.session.retention.Removed;
import io.gyosil.session.retention.RetentionStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcRetentionStore implements RetentionStore {

    private static final String LOCK = """
        SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.retention', 0)) AS locked
        """;

    private static final String IS_DONE = "SELECT FROM retention_run WHERE run_day = ? AND finished_at IS NOT NULL";

    private static final String NOTE = """
        INSERT INTO retention_run AS r (run_day, started_at, messages, logs, lessons) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (run_day) DO UPDATE SET messages = r.messages + excluded.messages, logs = r.logs + excluded.logs,
            lessons = r.lessons + excluded.lessons
        """;

    private static final String FINISH = "UPDATE retention_run SET finished_at = ? WHERE run_day = ?";

    private static final String MAKE =
            "SELECT make_day_partitions(t, ?, ?) FROM unnest(ARRAY['messages', 'logs']) AS t";

    private static final String OLDEST = """
        SELECT min(to_date(right(c.relname, 10), 'YYYY_MM_DD')) AS day
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = ?::regclass AND c.relname ~ '_\\d{4}_\\d{2}_\\d{2}$'
          AND to_date(right(c.relname, 10), 'YYYY_MM_DD') < ?
        """;

    /** A writer in the way is waited for a moment only; who reads or writes would queue up behind. */
    private static final String DO_NOT_WAIT = "SET LOCAL lock_timeout = '3s'";

    private static final String DROP = "SELECT drop_day_partitions(?, ?)";

    private static final String DELETE_LESSONS = """
        DELETE FROM sessions WHERE id IN (
            SELECT id FROM sessions WHERE ended_at IS NOT NULL AND ended_at < ?
            ORDER BY ended_at LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;

    private static final String COUNT = """
        SELECT (SELECT count(*) FROM messages m JOIN sessions s ON s.id = m.session_id
                WHERE s.org_id = ? AND m.created_at < ?) AS messages,
            (SELECT count(*) FROM logs l JOIN sessions s ON s.id = l.session_id
             WHERE s.org_id = ? AND l.timestamp < ?) AS logs,
            (SELECT count(*) FROM sessions s
             WHERE s.org_id = ? AND s.ended_at IS NOT NULL AND s.ended_at < ?) AS lessons
        """;

    /** A partitioned table and its time. */
    private record Table(String name, String time) {

        static Table of(Daily table) {
            return switch (table) {
                case MESSAGES -> new Table("messages", "created_at");
                case LOGS -> new Table("logs", "timestamp");
            };
        }

        String count() {
            return "SELECT count(*) FROM %s WHERE %s >= ? AND %s < ?".formatted(name, time, time);
        }

        String delete() {
            return """
                WITH gone AS (
                    DELETE FROM %s WHERE (id, %s) IN (SELECT id, %s FROM %s WHERE %s < ? LIMIT ?) AND %s < ? RETURNING 1
                )
                SELECT count(*) FROM gone
                """.formatted(name, time, time, name, time, time);
        }
    }

    @Override
    public boolean lock() {
        return Statements.query(LOCK, List.of(), row -> row.getBoolean("locked"))
                .getFirst();
    }

    @Override
    public boolean isDone(LocalDate day) {
        return !Statements.query(IS_DONE, List.of(day), row -> true).isEmpty();
    }

    @Override
    public void note(LocalDate day, Removed removed, Instant at) {
        Statements.later(NOTE, List.of(day, at(at), removed.messages(), removed.logs(), removed.lessons()));
    }

    @Override
    public void finish(LocalDate day, Instant at) {
        Statements.later(FINISH, List.of(at(at), day));
    }

    @Override
    public void makePartitions(LocalDate first, LocalDate last) {
        Statements.query(MAKE, List.of(first, last), row -> true);
    }

    @Override
    public long dropOldestPartition(Daily daily, LocalDate before) {
        Table table = Table.of(daily);
        LocalDate day = Statements.query(
                        OLDEST, List.of(table.name(), before), row -> new Day(row.getObject("day", LocalDate.class)))
                .getFirst()
                .date();
        if (day == null) {
            return -1;
        }
        OffsetDateTime begin = day.atStartOfDay().atOffset(ZoneOffset.UTC);
        long rows = Statements.query(table.count(), List.of(begin, begin.plusDays(1)), row -> row.getLong(1))
                .getFirst();
        Statements.later(DO_NOT_WAIT, List.of());
        Statements.query(DROP, List.of(table.name(), day.plusDays(1)), row -> true);
        return rows;
    }

    /** Of the oldest partition, if there is one. */
    private record Day(@Nullable LocalDate date) {}

    @Override
    public long deleteOlder(Daily table, Instant than, int most) {
        return Statements.query(Table.of(table).delete(), List.of(at(than), most, at(than)), row -> row.getLong(1))
                .getFirst();
    }

    @Override
    public List<UUID> deleteLessons(Instant endedBefore, int most) {
        return Statements.query(DELETE_LESSONS, List.of(at(endedBefore), most), row -> row.getObject("id", UUID.class));
    }

    @Override
    public Removed count(long orgId, Age age) {
        return Statements.query(
                        COUNT,
                        List.of(orgId, at(age.messages()), orgId, at(age.logs()), orgId, at(age.lessons())),
                        row -> new Removed(row.getLong("messages"), row.getLong("logs"), row.getLong("lessons")))
                .getFirst();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
