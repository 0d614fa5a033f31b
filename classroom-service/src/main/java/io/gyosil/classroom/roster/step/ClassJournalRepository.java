package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** Classes become as they were. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface ClassJournalRepository extends GenericRepository<Written.ClassRow, String> {

    @Query("""
        INSERT INTO classroom AS c (classroom_id, name, org_id, teacher_id, grade_level, metadata, created_at)
        SELECT j.entity, j.before ->> 'name', :org,
               (SELECT t.id::text FROM teachers AS t WHERE t.org_id = :org AND t.id::text = j.before ->> 'teacher_id'),
               j.before ->> 'grade_level', nullif(j.before -> 'metadata', 'null'),
               (j.before ->> 'created_at')::timestamptz
        FROM roster_journal AS j
        WHERE
        """ + JournalRepository.UNDER_WAY + """
        ORDER BY j.entity
        ON CONFLICT ON CONSTRAINT pk_classroom DO NOTHING
        RETURNING
        """ + Written.CLASS)
    List<Written.ClassRow> restoreRemoved(long id, long org);

    @Query("""
        INSERT INTO roster_link (org_id, source, kind, sourced_id, class_id)
        SELECT :org, link ->> 0, 'class', link ->> 1, j.entity
        FROM roster_journal AS j, jsonb_array_elements(j.before -> 'links') AS link
        WHERE
        """ + JournalRepository.UNDER_WAY + """
        ON CONFLICT ON CONSTRAINT pk_roster_link DO NOTHING
        """)
    void restoreLinks(long id, long org);

    @Query("""
        DELETE FROM class_co_teacher AS o
        USING roster_journal AS j
        WHERE j.action = 'changed' AND o.class_id = j.entity
          AND NOT (j.before -> 'co_teachers' @> to_jsonb(o.teacher_id)) AND
        """ + JournalRepository.UNDER_WAY)
    void endCoTeachers(long id);

    @Query("""
        INSERT INTO class_co_teacher (class_id, teacher_id)
        SELECT c.classroom_id, t.id
        FROM roster_journal AS j
        CROSS JOIN LATERAL jsonb_array_elements_text(j.before -> 'co_teachers') AS o (id)
        JOIN classroom AS c ON c.classroom_id = j.entity AND c.org_id = :org
        JOIN teachers AS t ON t.id = o.id::bigint AND t.org_id = :org
        WHERE
        """ + JournalRepository.UNDER_WAY + """
        ON CONFLICT ON CONSTRAINT pk_class_co_teacher DO NOTHING
        """)
    void restoreCoTeachers(long id, long org);

    /** Classes as they are now. */
    @Query("SELECT " + Written.CLASS + "FROM classroom AS c WHERE c.org_id = :org AND c.classroom_id = ANY (:classes)")
    List<Written.ClassRow> rows(long org, @TypeDef(type = DataType.STRING_ARRAY) String[] classes);

    @Query("""
        SELECT c.version FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT j.entity FROM roster_journal AS j WHERE
        """ + JournalRepository.UNDER_WAY + """
            ))
        ORDER BY c.classroom_id
        FOR UPDATE
        """)
    List<Long> lock(long id, long org);

    @Query("""
        UPDATE roster_journal AS j
        SET outcome = coalesce(
            (SELECT CASE WHEN c.version <> j.version THEN 'changed-since'
                         WHEN j.action = 'created'
                              AND EXISTS (SELECT FROM student_classroom AS e WHERE e.class_id = c.classroom_id)
                         THEN 'in-use'
                         ELSE j.outcome END
             FROM classroom AS c WHERE c.classroom_id = j.entity AND c.org_id = :org),
            CASE WHEN j.action = 'changed' THEN 'gone' ELSE j.outcome END)
        WHERE
        """ + JournalRepository.UNDER_WAY)
    void leaveOut(long id, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM classroom AS c
            USING roster_journal AS j
            WHERE j.action = 'created' AND c.classroom_id = j.entity AND c.org_id = :org AND
        """ + JournalRepository.UNDER_WAY + "RETURNING " + Written.CLASS + """
        )
        SELECT classroom_id, name, org_id, teacher_id, co_teacher_ids, grade_level, subject, created_at, updated_at,
               nextval('state_version') AS version
        FROM gone
        """)
    List<Written.ClassRow> remove(long id, long org);

    @Query("""
        UPDATE classroom AS c
        SET name = j.before ->> 'name', grade_level = j.before ->> 'grade_level',
            teacher_id = (SELECT t.id::text FROM teachers AS t
                          WHERE t.org_id = :org AND t.id::text = j.before ->> 'teacher_id'),
            metadata = nullif(j.before -> 'metadata', 'null')
        FROM roster_journal AS j
        WHERE j.action = 'changed' AND c.classroom_id = j.entity AND c.org_id = :org AND
        """ + JournalRepository.UNDER_WAY + "RETURNING " + Written.CLASS)
    List<Written.ClassRow> restore(long id, long org);
}
