package io.gyosil.classroom.roster.jdbc;

import java.util.List;

/** Removes the users that were made, if nothing hangs on them, and restores those that were changed. */
final class UndoUserStep extends JournalChunk {

    private static final String LOCK = """
        SELECT u.id FROM users AS u
        WHERE u.org_id = :org AND u.id = ANY (ARRAY(SELECT j.entity::bigint FROM roster_journal AS j WHERE %s))
        ORDER BY u.id
        FOR UPDATE
        """.formatted(UNDER_WAY);

    private static final String NOT_POSSIBLE = """
        UPDATE roster_journal AS j
        SET outcome = coalesce(
            (SELECT CASE
                 WHEN greatest(u.version, s.version, t.version) <> j.version THEN 'changed-since'
                 WHEN j.action = 'changed'
                     THEN CASE WHEN EXISTS (SELECT FROM users AS x
                                            WHERE lower(x.email) = lower(j.before ->> 'email') AND x.id <> u.id)
                               THEN 'in-use' ELSE j.outcome END
                 WHEN EXISTS (SELECT FROM student_classroom AS e WHERE e.student_id = s.id)
                     OR EXISTS (SELECT FROM classroom AS c WHERE c.teacher_id = t.id::text AND c.org_id = :org)
                     OR EXISTS (SELECT FROM user_identity AS i WHERE i.user_id = u.id)
                     OR EXISTS (SELECT FROM interest_goal AS g WHERE g.user_id = u.id::text)
                     THEN 'in-use'
                 ELSE j.outcome END
             FROM users AS u
             LEFT JOIN students AS s ON s.user_id = u.id
             LEFT JOIN teachers AS t ON t.user_id = u.id
             WHERE u.id = j.entity::bigint AND u.org_id = :org),
            CASE WHEN j.action = 'changed' THEN 'gone' ELSE j.outcome END)
        WHERE %s
        """.formatted(UNDER_WAY);

    /** A profile that the import made goes again, if it can; in those that it found the old values return. */
    private static final String PROFILE = """
        %s AND p.user_id = j.entity::bigint AND p.org_id = :org
          AND (j.action = 'created' OR NOT (j.before ->> 'profile')::boolean)\
        """.formatted(UNDER_WAY);

    private static final String REMOVE_STUDENTS = """
        WITH gone AS (
            DELETE FROM students AS p
            USING roster_journal AS j
            WHERE %s AND NOT EXISTS (SELECT FROM student_classroom AS e WHERE e.student_id = p.id)
            RETURNING p.id, p.user_id, p.org_id, p.grade, p.version, p.created_at, p.updated_at
        )
        SELECT id, user_id, org_id, grade, version, created_at, updated_at, nextval('state_version') AS gone FROM gone
        """.formatted(PROFILE);

    private static final String REMOVE_TEACHERS = """
        WITH gone AS (
            DELETE FROM teachers AS p
            USING roster_journal AS j
            WHERE %s AND NOT EXISTS (SELECT FROM classroom AS c WHERE c.org_id = :org AND c.teacher_id = p.id::text)
            RETURNING p.id, p.user_id, p.org_id, p.subject, p.version, p.created_at, p.updated_at
        )
        SELECT id, user_id, org_id, subject, version, created_at, updated_at, nextval('state_version') AS gone FROM gone
        """.formatted(PROFILE);

    private static final String REMOVE = """
        WITH gone AS (
            DELETE FROM users AS u
            USING roster_journal AS j
            WHERE %s AND j.action = 'created' AND u.id = j.entity::bigint AND u.org_id = :org
            RETURNING %s
        )
        SELECT id, org_id, email, name, role, is_active, is_operator, version, created_at, updated_at, issuers,
               subjects, nextval('state_version') AS gone
        FROM gone
        """.formatted(UNDER_WAY, RosterEvents.USER);

    private static final String RESTORE = """
        UPDATE users AS u
        SET name = j.before ->> 'name', email = j.before ->> 'email',
            is_active = (j.before ->> 'is_active')::boolean
        FROM roster_journal AS j
        WHERE %s AND j.action = 'changed' AND u.id = j.entity::bigint AND u.org_id = :org
          AND (u.name, u.email, u.is_active) IS DISTINCT FROM
              (j.before ->> 'name', j.before ->> 'email', (j.before ->> 'is_active')::boolean)
        RETURNING %s
        """.formatted(UNDER_WAY, RosterEvents.USER);

    private static final String RESTORE_STUDENTS = """
        UPDATE students AS s
        SET grade = j.before ->> 'grade'
        FROM roster_journal AS j
        WHERE %s AND j.action = 'changed' AND s.user_id = j.entity::bigint AND s.org_id = :org
          AND s.grade IS DISTINCT FROM j.before ->> 'grade'
        RETURNING %s
        """.formatted(UNDER_WAY, RosterEvents.STUDENT);

    private static final String RESTORE_TEACHERS = """
        UPDATE teachers AS t
        SET subject = j.before ->> 'subject'
        FROM roster_journal AS j
        WHERE %s AND j.action = 'changed' AND t.user_id = j.entity::bigint AND t.org_id = :org
          AND t.subject IS DISTINCT FROM j.before ->> 'subject'
        RETURNING %s
        """.formatted(UNDER_WAY, RosterEvents.TEACHER);

    UndoUserStep() {
        super("users", "user", List.of("created", "changed"));
    }

    @Override
    void takeBack(Chunk chunk) {
        chunk.lock(LOCK)
                .run(NOT_POSSIBLE)
                .publish(REMOVE_STUDENTS, RosterEvents::studentGone)
                .publish(REMOVE_TEACHERS, RosterEvents::teacherGone)
                .publish(REMOVE, RosterEvents::userGone)
                .publish(RESTORE, RosterEvents::user)
                .publish(RESTORE_STUDENTS, RosterEvents::student)
                .publish(RESTORE_TEACHERS, RosterEvents::teacher);
    }
}
