package io.gyosil.classroom.roster.jdbc;

import java.util.List;

/**
 * What rows that are all right would change. An empty cell says nothing: what is here stays. The same conditions decide
 * when the rows are applied, so that nothing is written that is as it should be.
 */
final class Differences {

    /** Of a user {@code u} with the profiles {@code s} and {@code t}, to whom the row {@code r} is about. */
    static final String USER = """
        jsonb_strip_nulls(jsonb_build_object(
            'name', CASE WHEN r.name <> coalesce(u.name, '') THEN jsonb_build_array(u.name, r.name) END,
            'email', CASE WHEN r.email <> coalesce(u.email, '') THEN jsonb_build_array(u.email, r.email) END,
            'is_active', CASE WHEN r.is_active <> u.is_active THEN jsonb_build_array(u.is_active, r.is_active) END,
            'grade', CASE WHEN r.role = 'student' AND r.grade <> coalesce(s.grade, '')
                          THEN jsonb_build_array(s.grade, r.grade) END,
            'subject', CASE WHEN r.role = 'teacher' AND r.subject <> coalesce(t.subject, '')
                            THEN jsonb_build_array(t.subject, r.subject) END,
            'profile', CASE WHEN (r.role = 'student' AND s.id IS NULL) OR (r.role = 'teacher' AND t.id IS NULL)
                            THEN jsonb_build_array(false, true) END))\
        """;

    private static final String USERS =
            """
            UPDATE roster_row AS r
            SET difference = CASE WHEN now.action = 'changed' THEN now.difference END,
                action = CASE WHEN now.action = 'changed' AND now.difference = '{}' THEN 'unchanged' ELSE now.action END,
                note = CASE WHEN now.action = 'skipped' THEN coalesce(r.note, 'is to be deleted, and is not here')
                       END
            FROM (SELECT r.n, %s AS difference,
                         CASE WHEN r.problem IS NOT NULL THEN 'error'
                              WHEN r.note IS NOT NULL OR (r.removed AND u.id IS NULL) THEN 'skipped'
                              WHEN r.removed THEN CASE WHEN u.is_active THEN 'removed' ELSE 'unchanged' END
                              WHEN u.id IS NULL THEN 'created'
                              ELSE 'changed' END AS action
                  FROM roster_row AS r
                  LEFT JOIN users AS u ON u.id = r.entity::bigint AND u.org_id = :org
                  LEFT JOIN students AS s ON s.user_id = u.id
                  LEFT JOIN teachers AS t ON t.user_id = u.id
                  WHERE %s) AS now
            WHERE %s AND r.n = now.n
            """.formatted(USER, Matching.ROWS.formatted("user"), Matching.ROWS.formatted("user"));

    /** Of a class {@code c}. */
    static final String CLASS = """
        jsonb_strip_nulls(jsonb_build_object(
            'name', CASE WHEN r.name <> c.name THEN jsonb_build_array(c.name, r.name) END,
            'grade_level', CASE WHEN r.grade <> coalesce(c.grade_level, '')
                                THEN jsonb_build_array(c.grade_level, r.grade) END,
            'subject', CASE WHEN r.subject <> coalesce(c.metadata ->> 'subject', '')
                            THEN jsonb_build_array(c.metadata ->> 'subject', r.subject) END))\
        """;

    private static final String CLASSES =
            """
            UPDATE roster_row AS r
            SET difference = CASE WHEN now.action = 'changed' THEN now.difference END,
                action = CASE WHEN now.action = 'changed' AND now.difference = '{}' THEN 'unchanged' ELSE now.action END,
                note = CASE WHEN now.action = 'skipped' THEN 'is to be deleted, and is not here' END
            FROM (SELECT r.n, %s AS difference,
                         CASE WHEN r.problem IS NOT NULL THEN 'error'
                              WHEN r.removed AND c.classroom_id IS NULL THEN 'skipped'
                              WHEN r.removed THEN 'removed'
                              WHEN c.classroom_id IS NULL THEN 'created'
                              ELSE 'changed' END AS action
                  FROM roster_row AS r
                  LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
                  WHERE %s) AS now
            WHERE %s AND r.n = now.n
            """.formatted(CLASS, Matching.ROWS.formatted("class"), Matching.ROWS.formatted("class"));

    // A delta may end an enrolment and begin it again under another sourcedId: what is there counts more.
    private static final String SUPERSEDED = """
        UPDATE roster_row AS r
        SET note = 'is about the same as line ' || other.line
        FROM roster_row AS r2
        CROSS JOIN LATERAL (
            SELECT o.line FROM roster_row AS o
            WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r2.class_ref
              AND o.user_ref = r2.user_ref AND o.role = r2.role AND o.problem IS NULL
              AND (o.removed < r2.removed OR (o.removed = r2.removed AND o.n < r2.n))
            ORDER BY o.removed, o.n
            LIMIT 1) AS other
        WHERE %s AND r.problem IS NULL AND r.note IS NULL
          AND r2.import_id = r.import_id AND r2.kind = r.kind AND r2.n = r.n
        """.formatted(Matching.ROWS.formatted("enrollment"));

    private static final String FURTHER_TEACHER = """
        UPDATE roster_row AS r
        SET note = 'is a further teacher of the class; Gyosil keeps one, the primary'
        WHERE %s AND r.problem IS NULL AND r.note IS NULL AND r.role = 'teacher' AND NOT r.removed
          AND EXISTS (SELECT FROM roster_row AS o
                      WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r.class_ref
                        AND o.user_ref <> r.user_ref AND o.role = 'teacher' AND o.problem IS NULL AND NOT o.removed
                        AND (o.is_primary > r.is_primary OR (o.is_primary = r.is_primary AND o.n < r.n)))
        """.formatted(Matching.ROWS.formatted("enrollment"));

    private static final String ENROLLMENTS = """
        UPDATE roster_row AS r
        SET action = now.action,
            note = CASE WHEN now.action = 'skipped'
                        THEN coalesce(r.note, 'is not primary, and the class has another teacher') END
        FROM (SELECT r.n,
                     CASE WHEN r.problem IS NOT NULL THEN 'error'
                          WHEN r.note IS NOT NULL THEN 'skipped'
                          WHEN r.role = 'student' AND r.removed
                              THEN CASE WHEN e.student_id IS NULL THEN 'unchanged' ELSE 'removed' END
                          WHEN r.role = 'student' THEN CASE WHEN e.student_id IS NULL THEN 'created' ELSE 'unchanged' END
                          WHEN r.removed THEN CASE WHEN c.teacher_id = r.person THEN 'removed' ELSE 'unchanged' END
                          WHEN c.teacher_id IS NULL THEN 'created'
                          WHEN c.teacher_id = r.person THEN 'unchanged'
                          WHEN r.is_primary OR r.is_active THEN 'changed'
                          ELSE 'skipped' END AS action
              FROM roster_row AS r
              LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
              LEFT JOIN student_classroom AS e
                  ON r.role = 'student' AND e.class_id = r.entity AND e.student_id = r.person::bigint
              WHERE %1$s) AS now
        WHERE %1$s AND r.n = now.n
        """.formatted(Matching.ROWS.formatted("enrollment"));

    private static final String ROLES = """
        UPDATE roster_row AS r
        SET action = 'error'
        WHERE %s AND r.problem IS NOT NULL
        """;

    static final List<String> OF_USERS = List.of(USERS);

    static final List<String> OF_CLASSES = List.of(CLASSES);

    static final List<String> OF_ENROLLMENTS = List.of(SUPERSEDED, FURTHER_TEACHER, ENROLLMENTS);

    static final List<String> OF_ROLES = List.of(ROLES.formatted(Matching.ROWS.formatted("role")));

    static final List<String> OF_ORGS = List.of(ROLES.formatted(Matching.ROWS.formatted("org")));

    private Differences() {}
}
