package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.gyosil.classroom.roster.compare.RowSql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import org.jspecify.annotations.Nullable;

/** Which rows of rosters stand for an enrolment that was there, or stays, and for somebody who teaches a class. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface SourceRepository extends GenericRepository<Written.EnrollmentRow, String> {

    /** Enrolments {@code e} of which other rows will stand for them than do now, {@code now.sources}. */
    String OTHERS = """
        FROM (SELECT said.entity, said.person,
                     ARRAY(SELECT name FROM unnest(e.sources || said.begun) AS s (name)
                           WHERE name <> ALL (said.ended) GROUP BY name ORDER BY name) AS sources
              FROM (SELECT r.entity, r.person::bigint AS person,
                           coalesce(array_agg(:source || ' ' || r.sourced_id) FILTER (WHERE NOT r.removed), '{}') AS begun,
                           coalesce(array_agg(:source || ' ' || r.sourced_id) FILTER (WHERE r.removed), '{}') AS ended
                    FROM roster_row AS r
                    WHERE r.role = 'student' AND r.problem IS NULL AND r.note IS NULL
                      AND r.entity IS NOT NULL AND r.person IS NOT NULL AND
        """ + RowSql.ENROLLMENTS + """
                    GROUP BY r.entity, r.person) AS said
              JOIN student_classroom AS e ON e.class_id = said.entity AND e.student_id = said.person
              WHERE NOT (e.sources @> said.begun) OR e.sources && said.ended) AS now
        JOIN student_classroom AS e ON e.class_id = now.entity AND e.student_id = now.person AND e.org_id = :org
        """;

    /** The last of the next so many rows; null when there are no more. */
    @Query("""
        SELECT max(n) FROM (
            SELECT n FROM roster_row
            WHERE import_id = :id AND kind = 'enrollment' AND n > :after
            ORDER BY n
            LIMIT :most
        ) AS chunk
        """)
    @Nullable
    Long next(long id, long after, int most);

    @Query("""
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'enrollment', e.student_id || ':' || e.class_id, 'changed',
               jsonb_build_object('sources', e.sources), e.version
        """ + OTHERS + """
        ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        """)
    void note(long id, long after, long to, long org, String source);

    @Query("""
        WITH others AS (SELECT e.class_id, e.student_id, now.sources
        """ + OTHERS + """
        )
        UPDATE student_classroom AS e
        SET sources = others.sources
        FROM others
        WHERE e.class_id = others.class_id AND e.student_id = others.student_id
        """)
    void change(long id, long after, long to, long org, String source);

    @Query("""
        INSERT INTO class_teacher_source AS s (class_id, teacher_id, name, begun_by)
        SELECT c.classroom_id, t.id, :source || ' ' || r.sourced_id, :id
        FROM roster_row AS r
        JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
        JOIN teachers AS t ON t.id = r.person::bigint AND t.org_id = :org
        WHERE r.role = 'teacher' AND NOT r.removed AND r.problem IS NULL AND r.note IS NULL
          AND r.sourced_id IS NOT NULL AND
        """ + RowSql.ENROLLMENTS + """
        ON CONFLICT ON CONSTRAINT pk_class_teacher_source
        DO UPDATE SET begun_by = excluded.begun_by, ended_by = NULL WHERE s.ended_by IS NOT NULL
        """)
    void beginTeachers(long id, long after, long to, long org, String source);

    @Query("""
        UPDATE class_teacher_source AS s
        SET ended_by = :id
        FROM roster_row AS r
        WHERE r.role = 'teacher' AND r.removed AND r.problem IS NULL AND r.note IS NULL
          AND s.class_id = r.entity AND s.teacher_id = r.person::bigint AND s.name = :source || ' ' || r.sourced_id
          AND s.ended_by IS NULL AND
        """ + RowSql.ENROLLMENTS)
    void endTeachers(long id, long after, long to, String source);

    /** Forgets the rows of teachers that an import brought. */
    @Query("DELETE FROM class_teacher_source WHERE begun_by = :id")
    void forgetTeachers(long id);

    /** Has the rows of teachers that an import ended stand again. */
    @Query("UPDATE class_teacher_source SET ended_by = NULL WHERE ended_by = :id")
    void restoreTeachers(long id);
}
