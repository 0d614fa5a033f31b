package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.gyosil.classroom.roster.compare.DifferenceSql;
import io.gyosil.classroom.roster.compare.RowSql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** What rows of classes say becomes classes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface ClassRowRepository extends GenericRepository<Written.ClassRow, String> {

    String OPEN = "r.action IN ('created', 'changed') AND " + RowSql.CLASSES;

    /** A class {@code c} as it is, to be restored. */
    String STATE = """
        jsonb_build_object('name', c.name, 'grade_level', c.grade_level, 'teacher_id', c.teacher_id,
                           'metadata', c.metadata,
                           'co_teachers', (SELECT coalesce(jsonb_agg(o.teacher_id), '[]') FROM class_co_teacher AS o
                                           WHERE o.class_id = c.classroom_id))
        """;

    @Query("""
        UPDATE roster_row AS r
        SET action = 'error', col = 'sourcedId', problem = 'roster.row.gone'
        WHERE r.entity IS NULL AND r.action = 'changed' AND
        """ + RowSql.CLASSES)
    void gone(long id, long after, long to);

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
        UPDATE roster_row AS r
        SET entity = nextval('classroom_id')::text
        WHERE r.action = 'created' AND r.entity IS NULL AND
        """ + RowSql.CLASSES)
    void number(long id, long after, long to);

    @Query("""
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'class', r.entity, CASE WHEN c.classroom_id IS NULL THEN 'created' ELSE 'changed' END,
               CASE WHEN c.classroom_id IS NOT NULL THEN
        """ + STATE + """
               END, 0
        FROM roster_row AS r
        LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
        WHERE (c.classroom_id IS NULL OR
        """ + DifferenceSql.CLASS + """
            <> '{}') AND
        """ + OPEN)
    void note(long id, long after, long to, long org);

    @Query("""
        UPDATE classroom AS c
        SET name = r.name, grade_level = coalesce(r.grade, c.grade_level),
            metadata = CASE WHEN r.subject IS NULL THEN c.metadata
                            ELSE coalesce(c.metadata, '{}') || jsonb_build_object('subject', r.subject) END
        FROM roster_row AS r
        WHERE c.classroom_id = r.entity AND c.org_id = :org AND
        """ + DifferenceSql.CLASS + """
            <> '{}' AND
        """ + OPEN + "RETURNING " + Written.CLASS)
    List<Written.ClassRow> change(long id, long after, long to, long org);

    @Query("""
        INSERT INTO classroom AS c (classroom_id, name, org_id, grade_level, metadata)
        SELECT r.entity, r.name, :org, r.grade,
               CASE WHEN r.subject IS NOT NULL THEN jsonb_build_object('subject', r.subject) END
        FROM roster_row AS r
        WHERE r.action = 'created'
          AND NOT EXISTS (SELECT FROM classroom AS x WHERE x.org_id = :org AND x.classroom_id = r.entity) AND
        """ + RowSql.CLASSES + "ORDER BY r.n RETURNING " + Written.CLASS)
    List<Written.ClassRow> create(long id, long after, long to, long org);

    @Query("""
        INSERT INTO roster_link (org_id, source, kind, sourced_id, class_id)
        SELECT :org, :source, 'class', r.sourced_id, r.entity
        FROM roster_row AS r
        WHERE r.action = 'created' AND
        """ + RowSql.CLASSES + """
        ON CONFLICT ON CONSTRAINT pk_roster_link DO NOTHING
        """)
    void link(long id, long after, long to, long org, String source);

    @Query("""
        UPDATE roster_journal AS j
        SET version = coalesce((SELECT c.version FROM classroom AS c WHERE c.classroom_id = j.entity), j.version)
        WHERE j.import_id = :id AND j.kind = 'class'
          AND j.entity = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE
        """ + OPEN + """
            ))
        """)
    void noteVersions(long id, long after, long to);
}
