package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** Enrolments become as they were; in the journal they are {@code student:class}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface EnrollmentJournalRepository extends GenericRepository<Written.EnrollmentRow, String> {

    String STUDENT = "split_part(j.entity, ':', 1)::bigint";

    String CLASS = "substring(j.entity FROM position(':' IN j.entity) + 1)";

    String ENROLLED = "e.org_id = :org AND e.student_id = " + STUDENT + " AND e.class_id = " + CLASS + " AND "
            + JournalRepository.UNDER_WAY;

    @Query("""
        SELECT c.version FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT DISTINCT
        """ + CLASS + " FROM roster_journal AS j WHERE " + JournalRepository.UNDER_WAY + """
            ))
        ORDER BY c.classroom_id
        FOR UPDATE
        """)
    List<Long> lockClasses(long id, long org);

    @Query("""
        UPDATE roster_journal AS j
        SET outcome = 'changed-since'
        FROM student_classroom AS e
        WHERE j.action = 'created' AND e.version <> j.version AND
        """ + ENROLLED)
    void changedSince(long id, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM student_classroom AS e
            USING roster_journal AS j
            WHERE j.action = 'created' AND e.version = j.version AND
        """ + ENROLLED + """
            RETURNING e.student_id, e.class_id, e.org_id, e.enrolled_at
        )
        SELECT gone.class_id, gone.student_id, gone.org_id, gone.enrolled_at, nextval('state_version') AS version,
               s.user_id
        FROM gone
        JOIN students AS s ON s.id = gone.student_id
        """)
    List<Written.EnrollmentRow> end(long id, long org);

    /** Forgets the rows that the import brought for enrolments that were there, and remembers those that it ended. */
    @Query("""
        UPDATE student_classroom AS e
        SET sources = ARRAY(SELECT jsonb_array_elements_text(j.before -> 'sources'))
        FROM roster_journal AS j
        WHERE j.action = 'changed' AND e.version = j.version AND
        """ + ENROLLED)
    void restoreSources(long id, long org);

    @Query("""
        UPDATE roster_journal AS j
        SET outcome = 'gone'
        WHERE j.action = 'removed'
          AND NOT (EXISTS (SELECT FROM students AS s WHERE s.org_id = :org AND s.id =
        """ + STUDENT + """
            ) AND EXISTS (SELECT FROM classroom AS c WHERE c.org_id = :org AND c.classroom_id =
        """ + CLASS + ")) AND " + JournalRepository.UNDER_WAY)
    void gone(long id, long org);

    @Query("""
        WITH made AS (
            INSERT INTO student_classroom (student_id, class_id, org_id, enrolled_at, sources)
            SELECT
        """ + STUDENT + ", " + CLASS + """
            , :org, (j.before ->> 'enrolled_at')::timestamptz,
              ARRAY(SELECT jsonb_array_elements_text(j.before -> 'sources'))
            FROM roster_journal AS j
            WHERE j.action = 'removed' AND
        """ + JournalRepository.UNDER_WAY + """
            ORDER BY j.entity
            ON CONFLICT ON CONSTRAINT pk_student_classroom DO NOTHING
            RETURNING student_id, class_id, org_id, enrolled_at, version
        )
        SELECT made.class_id, made.student_id, made.org_id, made.enrolled_at, made.version, s.user_id
        FROM made
        JOIN students AS s ON s.id = made.student_id
        """)
    List<Written.EnrollmentRow> enrol(long id, long org);
}
