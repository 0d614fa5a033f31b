package io.gyosil.classroom.roster;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Optional;

/** What there is to see of imports; the database shows those of the caller's organization alone. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface ReportRepository extends GenericRepository<RosterImport, Long> {

    String IMPORT = """
        SELECT id, source, format, mode, status,
               status IN ('applying', 'undoing')
                   AND NOT EXISTS (SELECT FROM job WHERE job.id = job_id AND state IN ('queued', 'running')) AS interrupted,
               job_id, counts::text AS counts, cardinality(exceeded) > 0 AS over_threshold, exceeded, rows_total, rows_done,
               emptied_at IS NULL AS is_kept, created_at, applied_at, undone_at
        FROM roster_import
        WHERE org_id = :orgId AND status <> 'reading'
        """;

    String FILE = "CASE kind WHEN 'class' THEN 'classes.csv' ELSE kind || 's.csv' END AS file";

    String LEFT = """
        FROM roster_journal
        WHERE import_id = :id AND outcome IN ('changed-since', 'in-use', 'gone')
        """;

    /** Imports before one, the newest first. */
    @Query(IMPORT + "AND id < :before ORDER BY id DESC LIMIT :limit")
    List<RosterImport> list(long orgId, long before, int limit);

    @Query(IMPORT + "AND id = :id")
    Optional<RosterImport> find(long orgId, long id);

    /** Which files are passed over. */
    @Query("SELECT unnest(notes) FROM roster_import WHERE id = :id")
    List<String> fileNotes(long id);

    @Query("SELECT count(*) FROM roster_row WHERE import_id = :id AND problem IS NOT NULL")
    long errorsTotal(long id);

    @Query("SELECT " + FILE + """
        , line, col AS "column", problem AS detail
        FROM roster_row
        WHERE import_id = :id AND problem IS NOT NULL
        ORDER BY kind, n
        LIMIT :most
        """)
    List<RosterReport.RowRemark> errors(long id, int most);

    @Query("SELECT count(*) FROM roster_row WHERE import_id = :id AND coalesce(note, remark) IS NOT NULL")
    long notesTotal(long id);

    @Query("SELECT " + FILE + """
        , line, col AS "column", coalesce(note, remark) AS detail
        FROM roster_row
        WHERE import_id = :id AND coalesce(note, remark) IS NOT NULL
        ORDER BY kind, n
        LIMIT :most
        """)
    List<RosterReport.RowRemark> notes(long id, int most);

    @Query("SELECT count(*) " + LEFT)
    long leftTotal(long id);

    /** What could not be taken back. */
    @Query("SELECT kind, entity AS id, outcome AS reason " + LEFT + "ORDER BY kind, entity LIMIT :most")
    List<RosterReport.Left> left(long id, int most);

    /** What the rows of a kind change, after one of them. */
    @Query("SELECT " + FILE + """
        , kind, action, line, sourced_id, name, role, class_ref AS class_sourced_id, user_ref AS user_sourced_id,
          difference::text AS difference, n AS position
        FROM roster_row
        WHERE import_id = :id AND kind = :kind AND n > :after AND action IN ('created', 'changed', 'removed')
        ORDER BY n
        LIMIT :limit
        """)
    List<RosterChange> changes(long id, String kind, long after, int limit);
}
