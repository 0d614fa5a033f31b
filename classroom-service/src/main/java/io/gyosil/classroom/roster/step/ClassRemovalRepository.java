package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.gyosil.classroom.roster.compare.RowSql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** Rows that say that classes are no more. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface ClassRemovalRepository extends GenericRepository<Written.ClassRow, String> {

    String OPEN = "r.action = 'removed' AND " + RowSql.CLASSES;

    @Query("""
        SELECT c.version FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE
        """ + OPEN + """
            ))
        ORDER BY c.classroom_id
        FOR UPDATE
        """)
    List<Long> lock(long id, long after, long to, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM student_classroom AS e
            USING roster_row AS r
            WHERE e.class_id = r.entity AND e.org_id = :org AND
        """ + OPEN + """
            RETURNING e.student_id, e.class_id, e.org_id, e.enrolled_at, e.sources
        ), numbered AS MATERIALIZED (
            SELECT gone.student_id, gone.class_id, gone.org_id, gone.enrolled_at, gone.sources,
                   nextval('state_version') AS version
            FROM gone
        ), noted AS (
            INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
            SELECT :id, 'enrollment', student_id || ':' || class_id, 'removed',
                   jsonb_build_object('enrolled_at', enrolled_at, 'sources', sources), version
            FROM numbered
            ON CONFLICT ON CONSTRAINT pk_roster_journal
            DO UPDATE SET action = 'removed', before = excluded.before, version = excluded.version
        )
        SELECT n.class_id, n.student_id, n.org_id, n.enrolled_at, n.version, s.user_id
        FROM numbered AS n
        JOIN students AS s ON s.id = n.student_id
        """)
    List<Written.EnrollmentRow> endEnrollments(long id, long after, long to, long org);

    @Query("""
        INSERT INTO roster_journal AS j (import_id, kind, entity, action, before, version)
        SELECT :id, 'class', c.classroom_id, 'removed',
        """ + ClassRowRepository.STATE + """
               || jsonb_build_object(
                   'created_at', c.created_at,
                   'links', (SELECT coalesce(jsonb_agg(jsonb_build_array(l.source, l.sourced_id)), '[]')
                             FROM roster_link AS l
                             WHERE l.org_id = :org AND l.kind = 'class' AND l.class_id = c.classroom_id)),
               0
        FROM roster_row AS r, classroom AS c
        WHERE c.classroom_id = r.entity AND c.org_id = :org AND
        """ + OPEN + """
        ON CONFLICT ON CONSTRAINT pk_roster_journal
        DO UPDATE SET action = 'removed', before = excluded.before || coalesce(j.before, '{}')
        """)
    void note(long id, long after, long to, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM classroom AS c
            USING roster_row AS r
            WHERE c.classroom_id = r.entity AND c.org_id = :org AND
        """ + OPEN + "RETURNING " + Written.CLASS + """
        )
        SELECT classroom_id, name, org_id, teacher_id, co_teacher_ids, grade_level, subject, created_at, updated_at,
               nextval('state_version') AS version
        FROM gone
        """)
    List<Written.ClassRow> remove(long id, long after, long to, long org);
}
