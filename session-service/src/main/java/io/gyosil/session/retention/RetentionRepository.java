package io.gyosil.session.retention;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The old rows; what removes takes a bounded piece. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RetentionRepository extends GenericRepository<Removed, Long> {

    /** Whether nobody else is removing things; nobody else starts to until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.retention', 0)) AS locked")
    boolean lock();

    /** Whether the day's run is done. */
    @Query("SELECT EXISTS (SELECT FROM retention_run WHERE run_day = :day AND finished_at IS NOT NULL) AS done")
    boolean isDone(LocalDate day);

    /** Notes a piece of the day's run. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("""
        INSERT INTO retention_run AS r (run_day, started_at, messages, logs, lessons)
        VALUES (:day, :at, :messages, :logs, :lessons)
        ON CONFLICT (run_day) DO UPDATE SET messages = r.messages + excluded.messages, logs = r.logs + excluded.logs,
            lessons = r.lessons + excluded.lessons
        """)
    void note(LocalDate day, Instant at, long messages, long logs, long lessons);

    /** Notes that the day's run is done. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("UPDATE retention_run SET finished_at = :at WHERE run_day = :day")
    void finish(LocalDate day, Instant at);

    /**
     * Makes partitions for days to come.
     *
     * @return how many of each table
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("SELECT make_day_partitions(t, :first, :last) AS made FROM unnest(ARRAY['messages', 'logs']) AS t")
    List<Integer> makePartitions(LocalDate first, LocalDate last);

    /** The day of a table's oldest partition before a day; null when there is none. */
    @Query("""
        SELECT min(to_date(right(c.relname, 10), 'YYYY_MM_DD')) AS day
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = cast(:table AS regclass) AND c.relname ~ '_[0-9]{4}_[0-9]{2}_[0-9]{2}$'
          AND to_date(right(c.relname, 10), 'YYYY_MM_DD') < :before
        """)
    @Nullable
    LocalDate oldestPartition(String table, LocalDate before);

    @Query("SELECT count(*) FROM messages WHERE created_at >= :from AND created_at < :to")
    long countMessages(Instant from, Instant to);

    @Query("SELECT count(*) FROM logs WHERE timestamp >= :from AND timestamp < :to")
    long countLogs(Instant from, Instant to);

    /** Lets a writer in the way be waited for a moment only; who reads or writes would queue up behind. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("SELECT set_config('lock_timeout', '3s', true) AS timeout")
    String waitAMomentOnly();

    /** Drops the partitions of a table that are of days before that one. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("SELECT drop_day_partitions(:table, :before) AS dropped")
    List<String> dropPartitions(String table, LocalDate before);

    /**
     * Deletes messages that no partition takes along.
     *
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("""
        DELETE FROM messages
        WHERE (id, created_at) IN (SELECT id, created_at FROM messages WHERE created_at < :than LIMIT :most)
          AND created_at < :than
        """)
    long deleteMessages(Instant than, int most);

    /**
     * Deletes log entries that no partition takes along.
     *
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("""
        DELETE FROM logs
        WHERE (id, timestamp) IN (SELECT id, timestamp FROM logs WHERE timestamp < :than LIMIT :most)
          AND timestamp < :than
        """)
    long deleteLogs(Instant than, int most);

    /** Deletes lessons that ended before, with everything that is of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    @Query("""
        DELETE FROM sessions WHERE id IN (
            SELECT id FROM sessions WHERE ended_at IS NOT NULL AND ended_at < :endedBefore
            ORDER BY ended_at LIMIT :most FOR UPDATE SKIP LOCKED)
        RETURNING id
        """)
    List<UUID> deleteLessons(Instant endedBefore, int most);

    /** How much of an organization's is as old. */
    @Query("""
        SELECT (SELECT count(*) FROM messages m JOIN sessions s ON s.id = m.session_id
                WHERE s.org_id = :orgId AND m.created_at < :messagesBefore) AS messages,
            (SELECT count(*) FROM logs l JOIN sessions s ON s.id = l.session_id
             WHERE s.org_id = :orgId AND l.timestamp < :logsBefore) AS logs,
            (SELECT count(*) FROM sessions s
             WHERE s.org_id = :orgId AND s.ended_at IS NOT NULL AND s.ended_at < :lessonsBefore) AS lessons
        """)
    Removed count(long orgId, Instant messagesBefore, Instant logsBefore, Instant lessonsBefore);
}
