package io.gyosil.classroom.roster;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far imports are. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface ImportRepository extends GenericRepository<ImportState, Long> {

    String STATE = """
        SELECT id, org_id, source, status, array_to_string(exceeded, ', ') AS exceeded, emptied_at IS NULL AS is_kept,
               rows_total, job_id
        FROM roster_import
        WHERE id = :id AND org_id = :orgId AND status <> 'reading'
        """;

    /** One that was read to its end. */
    @Query(STATE)
    Optional<ImportState> find(long id, long orgId);

    /** The same, locked until the transaction ends. */
    @Query(STATE + "FOR UPDATE")
    Optional<ImportState> lock(long id, long orgId);

    /** The same, unless somebody has locked it. */
    @Query(STATE + "FOR UPDATE SKIP LOCKED")
    Optional<ImportState> lockUnlessBusy(long id, long orgId);

    /** Leaves one to a job that applies it. */
    @Query("""
        UPDATE roster_import
        SET status = 'applying', rows_done = :rowsDone, job_id = :jobId
        WHERE id = :id AND org_id = :orgId
        """)
    void apply(long id, long orgId, long rowsDone, UUID jobId);

    /** Leaves one to a job that takes it back: all that its journal has when that begins. */
    @Query("""
        UPDATE roster_import
        SET rows_total = CASE WHEN status = 'undoing' THEN rows_total
                              ELSE (SELECT count(*) FROM roster_journal WHERE import_id = :id) END,
            status = 'undoing', rows_done = :rowsDone, job_id = :jobId
        WHERE id = :id AND org_id = :orgId
        """)
    void undo(long id, long orgId, long rowsDone, UUID jobId);

    /** So many rows are done. */
    @Query("""
        UPDATE roster_import
        SET rows_done = least(rows_total, :rowsDone)
        WHERE id = :id AND org_id = :orgId
        """)
    void advance(long id, long orgId, long rowsDone);

    /** All is done. */
    @Query("""
        UPDATE roster_import
        SET status = :status, rows_done = rows_total,
            applied_at = CASE WHEN :status = 'applied' THEN clock_timestamp() ELSE applied_at END,
            undone_at = CASE WHEN :status = 'undone' THEN clock_timestamp() END
        WHERE id = :id AND org_id = :orgId
        """)
    void finish(long id, long orgId, String status);

    /** Makes place for one; until it is previewed nobody sees it. */
    @Query("""
        INSERT INTO roster_import (org_id, source, format, mode, created_by)
        VALUES (:orgId, :source, '', '', :createdBy)
        RETURNING id
        """)
    List<Long> add(long orgId, String source, String createdBy);

    /** Keeps what is known of a roster as a whole. */
    @Query("""
        UPDATE roster_import
        SET format = :format, mode = :mode, notes = :notes
        WHERE id = :id AND org_id = :orgId
        """)
    void describe(
            long id, long orgId, String format, String mode, @TypeDef(type = DataType.STRING_ARRAY) String[] notes);

    /** What was read is there to be seen, and applied. */
    @Query("""
        UPDATE roster_import
        SET status = 'previewed', counts = cast(:counts AS jsonb), exceeded = :kinds, notes = notes || :reasons,
            rows_total = :rowsTotal
        WHERE id = :id AND org_id = :orgId AND status = 'reading'
        """)
    void previewed(
            long id,
            long orgId,
            String counts,
            @TypeDef(type = DataType.STRING_ARRAY) String[] kinds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] reasons,
            long rowsTotal);

    /** Those whose rows were kept so long, and those whose reading was broken off. */
    @Query("""
        SELECT id FROM roster_import
        WHERE emptied_at IS NULL
          AND (created_at < now() - :milliseconds * interval '1 millisecond'
            OR (status = 'reading' AND created_at < now() - interval '2 hours'))
          AND NOT EXISTS (SELECT FROM job WHERE job.id = job_id AND state IN ('queued', 'running'))
        ORDER BY id
        """)
    List<Long> old(long milliseconds);

    /** Nothing is left of its rows. */
    @Query("UPDATE roster_import SET emptied_at = now() WHERE id = :id AND status <> 'reading'")
    void emptied(long id);

    /** Rows of teachers that it ended: nobody can begin them again. */
    @Query("DELETE FROM class_teacher_source WHERE ended_by = :id")
    void forgetEndedTeachers(long id);

    /** Removes one that was never read to its end. */
    @Query("DELETE FROM roster_import WHERE id = :id AND status = 'reading'")
    void removeUnread(long id);
}
