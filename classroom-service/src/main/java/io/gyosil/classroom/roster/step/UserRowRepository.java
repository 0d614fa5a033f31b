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

/** What rows of users say becomes users with their profiles. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface UserRowRepository extends GenericRepository<Written.UserRow, Long> {

    String OPEN = "r.action IN ('created', 'changed', 'removed') AND " + RowSql.USERS;

    String OPEN_STUDENTS = "r.role = 'student' AND NOT r.removed AND " + OPEN;

    String OPEN_TEACHERS = "r.role = 'teacher' AND NOT r.removed AND " + OPEN;

    // Somebody may have done something since the preview; what it showed is done or left, never something else.
    @Query("""
        UPDATE roster_row AS r
        SET action = 'error', col = 'sourcedId', problem = 'roster.row.gone-or-other'
        WHERE ((r.entity IS NULL AND r.action <> 'created')
            OR EXISTS (SELECT FROM users AS u WHERE u.id = r.entity::bigint AND u.role <> r.role)) AND
        """ + OPEN)
    void goneOrOther(long id, long after, long to);

    @Query("""
        SELECT u.id FROM users AS u
        WHERE u.org_id = :org AND u.id = ANY (ARRAY(SELECT r.entity::bigint FROM roster_row AS r WHERE
        """ + OPEN + """
            ))
        ORDER BY u.id
        FOR UPDATE
        """)
    List<Long> lock(long id, long after, long to, long org);

    @Query("""
        UPDATE roster_row AS r
        SET entity = nextval((SELECT pg_get_serial_sequence('users', 'id')::regclass))::text
        WHERE r.action = 'created' AND r.entity IS NULL AND
        """ + RowSql.USERS)
    void number(long id, long after, long to);

    @Query("""
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'user', r.entity, CASE WHEN u.id IS NULL THEN 'created' ELSE 'changed' END,
               CASE WHEN u.id IS NOT NULL
                    THEN jsonb_build_object('name', u.name, 'email', u.email, 'is_active', u.is_active,
                        'grade', s.grade, 'subject', t.subject, 'profile', coalesce(s.id, t.id) IS NOT NULL) END,
               0
        FROM roster_row AS r
        LEFT JOIN users AS u ON u.id = r.entity::bigint AND u.org_id = :org
        LEFT JOIN students AS s ON s.user_id = u.id AND r.role = 'student'
        LEFT JOIN teachers AS t ON t.user_id = u.id AND r.role = 'teacher'
        WHERE (u.id IS NULL OR CASE WHEN r.removed THEN u.is_active ELSE
        """ + DifferenceSql.USER + """
            <> '{}' END) AND
        """ + OPEN + "ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING")
    void note(long id, long after, long to, long org);

    /** Whose addresses go to others by these rows, locked; their own rows bring them new ones. */
    @Query("""
        SELECT u.id FROM users AS u
        WHERE u.org_id = :org AND u.id = ANY (ARRAY(
            SELECT x.id FROM roster_row AS r
            JOIN users AS x ON lower(x.email) = lower(r.email) AND x.id <> r.entity::bigint
            WHERE NOT r.removed AND
        """ + OPEN + """
            ))
        ORDER BY u.id
        FOR UPDATE
        """)
    List<Long> givingAddresses(long id, long after, long to, long org);

    @Query("""
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'user', u.id::text, 'changed',
               jsonb_build_object('name', u.name, 'email', u.email, 'is_active', u.is_active,
                   'grade', s.grade, 'subject', t.subject, 'profile', coalesce(s.id, t.id) IS NOT NULL), 0
        FROM users AS u
        LEFT JOIN students AS s ON s.user_id = u.id AND u.role = 'student'
        LEFT JOIN teachers AS t ON t.user_id = u.id AND u.role = 'teacher'
        WHERE u.id = ANY (:users)
        ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        """)
    void noteGiving(long id, long[] users);

    @Query("UPDATE users SET email = NULL WHERE id = ANY (:users)")
    void freeAddresses(long[] users);

    @Query("""
        UPDATE users AS u
        SET name = CASE WHEN r.removed THEN u.name ELSE coalesce(r.name, u.name) END,
            email = CASE WHEN r.removed THEN u.email ELSE coalesce(r.email, u.email) END,
            is_active = r.is_active AND NOT r.removed
        FROM roster_row AS r
        WHERE u.id = r.entity::bigint AND u.org_id = :org
          AND CASE WHEN r.removed THEN u.is_active
                   ELSE r.name <> coalesce(u.name, '') OR coalesce(r.email <> coalesce(u.email, ''), false)
                        OR r.is_active <> u.is_active END AND
        """ + OPEN + "RETURNING " + Written.USER)
    List<Written.UserRow> change(long id, long after, long to, long org);

    @Query("""
        INSERT INTO users AS u (id, org_id, email, name, role, is_active)
        SELECT r.entity::bigint, :org, r.email, r.name, r.role, r.is_active
        FROM roster_row AS r
        WHERE r.action = 'created' AND NOT r.removed
          AND NOT EXISTS (SELECT FROM users AS x WHERE x.id = r.entity::bigint) AND
        """ + RowSql.USERS + "ORDER BY r.n RETURNING " + Written.USER)
    List<Written.UserRow> create(long id, long after, long to, long org);

    @Query("""
        UPDATE students AS s
        SET grade = r.grade
        FROM roster_row AS r
        WHERE s.user_id = r.entity::bigint AND s.org_id = :org AND r.grade <> coalesce(s.grade, '') AND
        """ + OPEN_STUDENTS + "RETURNING " + Written.STUDENT)
    List<Written.ProfileRow> changeStudents(long id, long after, long to, long org);

    @Query("""
        INSERT INTO students AS s (user_id, org_id, grade)
        SELECT r.entity::bigint, :org, r.grade
        FROM roster_row AS r
        WHERE NOT EXISTS (SELECT FROM students AS x WHERE x.user_id = r.entity::bigint) AND
        """ + OPEN_STUDENTS + "ORDER BY r.n RETURNING " + Written.STUDENT)
    List<Written.ProfileRow> createStudents(long id, long after, long to, long org);

    @Query("""
        UPDATE teachers AS t
        SET subject = r.subject
        FROM roster_row AS r
        WHERE t.user_id = r.entity::bigint AND t.org_id = :org AND r.subject <> coalesce(t.subject, '') AND
        """ + OPEN_TEACHERS + "RETURNING " + Written.TEACHER)
    List<Written.ProfileRow> changeTeachers(long id, long after, long to, long org);

    @Query("""
        INSERT INTO teachers AS t (user_id, org_id, subject)
        SELECT r.entity::bigint, :org, r.subject
        FROM roster_row AS r
        WHERE NOT EXISTS (SELECT FROM teachers AS x WHERE x.user_id = r.entity::bigint) AND
        """ + OPEN_TEACHERS + "ORDER BY r.n RETURNING " + Written.TEACHER)
    List<Written.ProfileRow> createTeachers(long id, long after, long to, long org);

    // As when an admin deactivates somebody.
    @Query("""
        DELETE FROM refresh_token AS f
        USING roster_row AS r, users AS u
        WHERE u.id = r.entity::bigint AND u.org_id = :org AND NOT u.is_active AND f.user_id = u.id AND
        """ + OPEN)
    void logOut(long id, long after, long to, long org);

    @Query("""
        INSERT INTO roster_link (org_id, source, kind, sourced_id, user_id)
        SELECT :org, :source, 'user', r.sourced_id, r.entity::bigint
        FROM roster_row AS r
        WHERE r.action = 'created' AND
        """ + RowSql.USERS + """
        ON CONFLICT ON CONSTRAINT pk_roster_link DO NOTHING
        """)
    void link(long id, long after, long to, long org, String source);

    @Query("""
        UPDATE roster_journal AS j
        SET version = greatest(
            (SELECT u.version FROM users AS u WHERE u.id = j.entity::bigint),
            (SELECT s.version FROM students AS s WHERE s.user_id = j.entity::bigint),
            (SELECT t.version FROM teachers AS t WHERE t.user_id = j.entity::bigint))
        WHERE j.import_id = :id AND j.kind = 'user'
          AND j.entity = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE
        """ + OPEN + """
            ))
        """)
    void noteVersions(long id, long after, long to);
}
