package io.gyosil.classroom.roster.step;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** Users and their profiles become as they were. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface UserJournalRepository extends GenericRepository<Written.UserRow, Long> {

    /** A profile {@code p} that the import made. */
    String PROFILE = """
        p.user_id = j.entity::bigint AND p.org_id = :org
          AND (j.action = 'created' OR NOT (j.before ->> 'profile')::boolean)
          AND
        """ + JournalRepository.UNDER_WAY;

    @Query("""
        SELECT u.id FROM users AS u
        WHERE u.org_id = :org AND u.id = ANY (ARRAY(SELECT j.entity::bigint FROM roster_journal AS j WHERE
        """ + JournalRepository.UNDER_WAY + """
            ))
        ORDER BY u.id
        FOR UPDATE
        """)
    List<Long> lock(long id, long org);

    @Query("""
        UPDATE roster_journal AS j
        SET outcome = coalesce(
            (SELECT CASE
                 WHEN greatest(u.version, s.version, t.version) <> j.version THEN 'changed-since'
                 WHEN j.action = 'changed' THEN j.outcome
                 WHEN EXISTS (SELECT FROM student_classroom AS e WHERE e.student_id = s.id)
                     OR EXISTS (SELECT FROM classroom AS c WHERE c.teacher_id = t.id::text AND c.org_id = :org)
                     OR EXISTS (SELECT FROM class_co_teacher AS o WHERE o.teacher_id = t.id)
                     OR EXISTS (SELECT FROM user_identity AS i WHERE i.user_id = u.id)
                     OR EXISTS (SELECT FROM interest_goal AS g WHERE g.user_id = u.id::text)
                     THEN 'in-use'
                 ELSE j.outcome END
             FROM users AS u
             LEFT JOIN students AS s ON s.user_id = u.id
             LEFT JOIN teachers AS t ON t.user_id = u.id
             WHERE u.id = j.entity::bigint AND u.org_id = :org),
            CASE WHEN j.action = 'changed' THEN 'gone' ELSE j.outcome END)
        WHERE
        """ + JournalRepository.UNDER_WAY)
    void leaveOut(long id, long org);

    /** Leaves out those whose address somebody has who does not give it back; says how many, since others may have theirs. */
    @Query("""
        UPDATE roster_journal AS j
        SET outcome = 'in-use'
        FROM users AS x
        WHERE j.action = 'changed' AND lower(x.email) = lower(j.before ->> 'email') AND x.id <> j.entity::bigint
          AND NOT EXISTS (SELECT FROM roster_journal AS k
                          WHERE k.import_id = :id AND k.kind = 'user' AND k.entity = x.id::text
                            AND k.outcome = 'under-way') AND
        """ + JournalRepository.UNDER_WAY)
    long leaveOutTaken(long id);

    /** Frees the addresses that go back to those who had them: no two may have one for a moment. */
    @Query("""
        UPDATE users AS u
        SET email = NULL
        FROM roster_journal AS j
        WHERE j.action = 'changed' AND u.id = j.entity::bigint AND u.org_id = :org
          AND lower(u.email) <> lower(coalesce(j.before ->> 'email', '')) AND
        """ + JournalRepository.UNDER_WAY)
    void freeAddresses(long id, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM students AS p
            USING roster_journal AS j
            WHERE NOT EXISTS (SELECT FROM student_classroom AS e WHERE e.student_id = p.id) AND
        """ + PROFILE + """
            RETURNING p.id, p.user_id, p.org_id, p.grade, p.created_at, p.updated_at
        )
        SELECT id, user_id, org_id, grade AS detail, created_at, updated_at, nextval('state_version') AS version FROM gone
        """)
    List<Written.ProfileRow> removeStudents(long id, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM teachers AS p
            USING roster_journal AS j
            WHERE NOT EXISTS (SELECT FROM classroom AS c WHERE c.org_id = :org AND c.teacher_id = p.id::text)
              AND NOT EXISTS (SELECT FROM class_co_teacher AS o WHERE o.teacher_id = p.id) AND
        """ + PROFILE + """
            RETURNING p.id, p.user_id, p.org_id, p.subject, p.created_at, p.updated_at
        )
        SELECT id, user_id, org_id, subject AS detail, created_at, updated_at, nextval('state_version') AS version FROM gone
        """)
    List<Written.ProfileRow> removeTeachers(long id, long org);

    @Query("""
        WITH gone AS (
            DELETE FROM users AS u
            USING roster_journal AS j
            WHERE j.action = 'created' AND u.id = j.entity::bigint AND u.org_id = :org AND
        """ + JournalRepository.UNDER_WAY + "RETURNING " + Written.USER + """
        )
        SELECT id, org_id, name, role, is_active, is_operator, created_at, updated_at, issuers, subjects,
               nextval('state_version') AS version
        FROM gone
        """)
    List<Written.UserRow> remove(long id, long org);

    @Query("""
        UPDATE users AS u
        SET name = j.before ->> 'name', email = j.before ->> 'email',
            is_active = (j.before ->> 'is_active')::boolean
        FROM roster_journal AS j
        WHERE j.action = 'changed' AND u.id = j.entity::bigint AND u.org_id = :org
          AND (u.name, u.email, u.is_active) IS DISTINCT FROM
              (j.before ->> 'name', j.before ->> 'email', (j.before ->> 'is_active')::boolean)
          AND
        """ + JournalRepository.UNDER_WAY + "RETURNING " + Written.USER)
    List<Written.UserRow> restore(long id, long org);

    @Query("""
        UPDATE students AS s
        SET grade = j.before ->> 'grade'
        FROM roster_journal AS j
        WHERE j.action = 'changed' AND s.user_id = j.entity::bigint AND s.org_id = :org
          AND s.grade IS DISTINCT FROM j.before ->> 'grade' AND
        """ + JournalRepository.UNDER_WAY + "RETURNING " + Written.STUDENT)
    List<Written.ProfileRow> restoreStudents(long id, long org);

    @Query("""
        UPDATE teachers AS t
        SET subject = j.before ->> 'subject'
        FROM roster_journal AS j
        WHERE j.action = 'changed' AND t.user_id = j.entity::bigint AND t.org_id = :org
          AND t.subject IS DISTINCT FROM j.before ->> 'subject' AND
        """ + JournalRepository.UNDER_WAY + "RETURNING " + Written.TEACHER)
    List<Written.ProfileRow> restoreTeachers(long id, long org);
}
