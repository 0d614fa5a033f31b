package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/** Creates, changes and deactivates users, with their profiles. */
final class UserStep implements RosterStep {

    private static final String OPEN =
            Matching.ROWS.formatted("user") + " AND r.action IN ('created', 'changed', 'removed')";

    // Somebody may have done something since the preview; what it showed is done or left, never something else.
    private static final String GONE_OR_OTHER = """
        UPDATE roster_row AS r
        SET action = 'error', col = 'sourcedId', problem = 'is not here any more, or has another role by now'
        WHERE %s
          AND ((r.entity IS NULL AND r.action <> 'created')
            OR EXISTS (SELECT FROM users AS u WHERE u.id = r.entity::bigint AND u.role <> r.role))
        """.formatted(OPEN);

    private static final String LOCK = """
        SELECT u.id FROM users AS u
        WHERE u.org_id = :org AND u.id = ANY (ARRAY(SELECT r.entity::bigint FROM roster_row AS r WHERE %s))
        ORDER BY u.id
        FOR UPDATE
        """.formatted(OPEN);

    private static final String NUMBER = """
        UPDATE roster_row AS r
        SET entity = nextval((SELECT pg_get_serial_sequence('users', 'id')::regclass))::text
        WHERE %s AND r.action = 'created' AND r.entity IS NULL
        """.formatted(OPEN);

    private static final String DIFFERS = """
        CASE WHEN r.removed THEN u.is_active ELSE %s <> '{}' END\
        """.formatted(Differences.USER);

    private static final String JOURNAL = """
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
        WHERE %s AND (u.id IS NULL OR %s)
        """.formatted(OPEN, DIFFERS);

    private static final String UPDATE = """
        UPDATE users AS u
        SET name = CASE WHEN r.removed THEN u.name ELSE coalesce(r.name, u.name) END,
            email = CASE WHEN r.removed THEN u.email ELSE coalesce(r.email, u.email) END,
            is_active = r.is_active AND NOT r.removed
        FROM roster_row AS r
        WHERE %s AND u.id = r.entity::bigint AND u.org_id = :org
          AND CASE WHEN r.removed THEN u.is_active
                   ELSE r.name <> coalesce(u.name, '') OR coalesce(r.email <> coalesce(u.email, ''), false)
                        OR r.is_active <> u.is_active END
        RETURNING %s
        """.formatted(OPEN, RosterEvents.USER);

    private static final String INSERT = """
        INSERT INTO users AS u (id, org_id, email, name, role, is_active)
        SELECT r.entity::bigint, :org, r.email, r.name, r.role, r.is_active
        FROM roster_row AS r
        WHERE %s AND r.action = 'created' AND NOT r.removed
          AND NOT EXISTS (SELECT FROM users AS x WHERE x.id = r.entity::bigint)
        ORDER BY r.n
        RETURNING %s
        """.formatted(OPEN, RosterEvents.USER);

    private static final String UPDATE_STUDENTS = """
        UPDATE students AS s
        SET grade = r.grade
        FROM roster_row AS r
        WHERE %s AND r.role = 'student' AND NOT r.removed AND s.user_id = r.entity::bigint AND s.org_id = :org
          AND r.grade <> coalesce(s.grade, '')
        RETURNING %s
        """.formatted(OPEN, RosterEvents.STUDENT);

    private static final String INSERT_STUDENTS = """
        INSERT INTO students AS s (user_id, org_id, grade)
        SELECT r.entity::bigint, :org, r.grade
        FROM roster_row AS r
        WHERE %s AND r.role = 'student' AND NOT r.removed
          AND NOT EXISTS (SELECT FROM students AS x WHERE x.user_id = r.entity::bigint)
        ORDER BY r.n
        RETURNING %s
        """.formatted(OPEN, RosterEvents.STUDENT);

    private static final String UPDATE_TEACHERS = """
        UPDATE teachers AS t
        SET subject = r.subject
        FROM roster_row AS r
        WHERE %s AND r.role = 'teacher' AND NOT r.removed AND t.user_id = r.entity::bigint AND t.org_id = :org
          AND r.subject <> coalesce(t.subject, '')
        RETURNING %s
        """.formatted(OPEN, RosterEvents.TEACHER);

    private static final String INSERT_TEACHERS = """
        INSERT INTO teachers AS t (user_id, org_id, subject)
        SELECT r.entity::bigint, :org, r.subject
        FROM roster_row AS r
        WHERE %s AND r.role = 'teacher' AND NOT r.removed
          AND NOT EXISTS (SELECT FROM teachers AS x WHERE x.user_id = r.entity::bigint)
        ORDER BY r.n
        RETURNING %s
        """.formatted(OPEN, RosterEvents.TEACHER);

    private static final String LINK = """
        INSERT INTO roster_link (org_id, source, kind, sourced_id, user_id)
        SELECT :org, :source, 'user', r.sourced_id, r.entity::bigint
        FROM roster_row AS r
        WHERE %s AND r.action = 'created'
        ON CONFLICT ON CONSTRAINT pk_roster_link DO NOTHING
        """.formatted(OPEN);

    // As when an admin deactivates somebody.
    private static final String LOG_OUT = """
        DELETE FROM refresh_token AS f
        USING roster_row AS r, users AS u
        WHERE %s AND u.id = r.entity::bigint AND u.org_id = :org AND NOT u.is_active AND f.user_id = u.id
        """.formatted(OPEN);

    private static final String VERSIONS = """
        UPDATE roster_journal AS j
        SET version = greatest(
            (SELECT u.version FROM users AS u WHERE u.id = j.entity::bigint),
            (SELECT s.version FROM students AS s WHERE s.user_id = j.entity::bigint),
            (SELECT t.version FROM teachers AS t WHERE t.user_id = j.entity::bigint))
        WHERE j.import_id = :id AND j.kind = 'user'
          AND j.entity = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE %s))
        """.formatted(OPEN);

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Done work(RosterWork work, long after, int most) {
        return OpenRows.next(work, RosterKind.USER, List.of("created", "changed", "removed"), after, most)
                .map(chunk -> new Done(chunk.last(), chunk.rows(), apply(work, new RowRange(after, chunk.last()))))
                .orElse(Done.NOTHING);
    }

    private static List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        Matching.match(work, RosterKind.USER, rows);
        return new Chunk(work, rows)
                .run(Checks.EMAIL_TAKEN)
                .run(GONE_OR_OTHER)
                .lock(LOCK)
                .run(NUMBER)
                .run(JOURNAL)
                .publish(UPDATE, RosterEvents::user)
                .publish(INSERT, RosterEvents::user)
                .publish(UPDATE_STUDENTS, RosterEvents::student)
                .publish(INSERT_STUDENTS, RosterEvents::student)
                .publish(UPDATE_TEACHERS, RosterEvents::teacher)
                .publish(INSERT_TEACHERS, RosterEvents::teacher)
                .run(LOG_OUT)
                .run(LINK)
                .run(VERSIONS)
                .events();
    }
}
