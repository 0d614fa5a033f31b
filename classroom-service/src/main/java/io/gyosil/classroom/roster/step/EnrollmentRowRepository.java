package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.gyosil.classroom.roster.compare.RowSql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** What rows of enrolments say becomes students in classes, and teachers of these. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface EnrollmentRowRepository extends GenericRepository<Written.EnrollmentRow, String> {

    String OPEN = "r.action IN ('created', 'changed', 'removed') AND " + RowSql.ENROLLMENTS;

    /** Whether the row's teacher is a co-teacher of the class {@code c}. */
    String IS_CO_TEACHER = """
        EXISTS (SELECT FROM class_co_teacher AS o WHERE o.class_id = c.classroom_id AND o.teacher_id = r.person::bigint)
        """;

    @Query("""
        UPDATE roster_row AS r
        SET action = 'error', col = CASE WHEN r.entity IS NULL THEN 'classSourcedId' ELSE 'userSourcedId' END,
            problem = 'roster.row.refers-to-gone'
        WHERE (r.entity IS NULL OR r.person IS NULL) AND
        """ + OPEN)
    void gone(long id, long after, long to);

    // Their classes' rows stand for enrolments, of which those to come have no row to lock.
    @Query("""
        SELECT c.version FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT DISTINCT r.entity FROM roster_row AS r WHERE
        """ + OPEN + """
            ))
        ORDER BY c.classroom_id
        FOR UPDATE
        """)
    List<Long> lockClasses(long id, long after, long to, long org);

    @Query("""
        SELECT t.id FROM teachers AS t
        WHERE t.org_id = :org AND t.id = ANY (ARRAY(
            SELECT r.person::bigint FROM roster_row AS r WHERE r.role = 'teacher' AND
        """ + OPEN + """
            ))
        ORDER BY t.id
        FOR KEY SHARE
        """)
    List<Long> lockTeachers(long id, long after, long to, long org);

    @Query("""
        WITH made AS (
            INSERT INTO student_classroom (student_id, class_id, org_id, sources)
            SELECT r.person::bigint, r.entity, :org, ARRAY[:source || ' ' || r.sourced_id]
            FROM roster_row AS r
            WHERE r.role = 'student' AND r.action = 'created' AND
        """ + RowSql.ENROLLMENTS + """
            ORDER BY r.n
            ON CONFLICT ON CONSTRAINT pk_student_classroom DO NOTHING
            RETURNING student_id, class_id, org_id, enrolled_at, version
        ), noted AS (
            INSERT INTO roster_journal (import_id, kind, entity, action, version)
            SELECT :id, 'enrollment', student_id || ':' || class_id, 'created', version FROM made
            ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        )
        SELECT made.class_id, made.student_id, made.org_id, made.enrolled_at, made.version, s.user_id
        FROM made
        JOIN students AS s ON s.id = made.student_id
        """)
    List<Written.EnrollmentRow> enrol(long id, long after, long to, long org, String source);

    @Query("""
        WITH gone AS (
            DELETE FROM student_classroom AS e
            USING roster_row AS r
            WHERE r.role = 'student' AND r.action = 'removed'
              AND e.student_id = r.person::bigint AND e.class_id = r.entity AND e.org_id = :org AND
        """ + RowSql.ENROLLMENTS + """
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
            ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        )
        SELECT n.class_id, n.student_id, n.org_id, n.enrolled_at, n.version, s.user_id
        FROM numbered AS n
        JOIN students AS s ON s.id = n.student_id
        """)
    List<Written.EnrollmentRow> end(long id, long after, long to, long org);

    /** The classes, locked, of which teachers change. */
    @Query("""
        SELECT DISTINCT c.classroom_id
        FROM roster_row AS r, classroom AS c
        WHERE r.role = 'teacher' AND c.classroom_id = r.entity AND c.org_id = :org
          AND CASE WHEN r.action = 'removed' THEN c.teacher_id = r.person OR
        """ + IS_CO_TEACHER + """
                   WHEN NOT EXISTS (SELECT FROM teachers AS t WHERE t.id = r.person::bigint AND t.org_id = :org) THEN false
                   WHEN r.is_primary THEN c.teacher_id IS DISTINCT FROM r.person
                   ELSE NOT
        """ + IS_CO_TEACHER + " END AND " + OPEN)
    List<String> withOtherTeachers(long id, long after, long to, long org);

    @Query("""
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'class', c.classroom_id, 'changed',
        """ + ClassRowRepository.STATE + """
               , 0
        FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (:classes)
        ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        """)
    void noteTeachers(long id, long org, @TypeDef(type = DataType.STRING_ARRAY) String[] classes);

    /** Ends co-teachers who are none any more, or are the class's teacher from now on. */
    @Query("""
        DELETE FROM class_co_teacher AS o
        USING roster_row AS r
        WHERE r.role = 'teacher' AND (r.action = 'removed' OR r.is_primary)
          AND o.class_id = r.entity AND o.teacher_id = r.person::bigint AND
        """ + OPEN)
    void endCoTeachers(long id, long after, long to);

    @Query("""
        INSERT INTO class_co_teacher (class_id, teacher_id)
        SELECT c.classroom_id, t.id
        FROM roster_row AS r
        JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
        JOIN teachers AS t ON t.id = r.person::bigint AND t.org_id = :org
        WHERE r.role = 'teacher' AND r.action <> 'removed' AND NOT r.is_primary AND
        """ + OPEN + """
        ON CONFLICT ON CONSTRAINT pk_class_co_teacher DO NOTHING
        """)
    void addCoTeachers(long id, long after, long to, long org);

    /** Gives classes their teacher, and all whose teachers changed a new version. */
    @Query("""
        WITH said AS (
            SELECT r.entity, max(t.id::text) FILTER (WHERE r.action <> 'removed' AND r.is_primary) AS teacher_id,
                   array_agg(r.person) FILTER (WHERE r.action = 'removed') AS gone
            FROM roster_row AS r
            LEFT JOIN teachers AS t ON t.id = r.person::bigint AND t.org_id = :org
            WHERE r.role = 'teacher' AND r.entity = ANY (:classes) AND
        """ + OPEN + """
            GROUP BY r.entity
        ), changed AS (
            UPDATE classroom AS c
            SET teacher_id = CASE WHEN said.teacher_id IS NOT NULL THEN said.teacher_id
                                  WHEN c.teacher_id = ANY (said.gone) THEN NULL
                                  ELSE c.teacher_id END
            FROM said
            WHERE c.classroom_id = said.entity AND c.org_id = :org
            RETURNING
        """ + Written.CLASS + """
        ), noted AS (
            UPDATE roster_journal AS j
            SET version = (SELECT changed.version FROM changed WHERE changed.classroom_id = j.entity)
            WHERE j.import_id = :id AND j.kind = 'class'
              AND j.entity = ANY (ARRAY(SELECT changed.classroom_id FROM changed))
        )
        SELECT classroom_id, name, org_id, teacher_id, co_teacher_ids, grade_level, subject, created_at, updated_at, version
        FROM changed
        """)
    List<Written.ClassRow> teach(
            long id, long after, long to, long org, @TypeDef(type = DataType.STRING_ARRAY) String[] classes);
}
