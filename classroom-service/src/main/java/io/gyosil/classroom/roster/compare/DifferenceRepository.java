package io.gyosil.classroom.roster.compare;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;

/** Says of rows what they would change. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface DifferenceRepository extends GenericRepository<CountRepository.Actions, String> {

    String WRONG = """
        UPDATE roster_row AS r
        SET action = 'error'
        WHERE r.problem IS NOT NULL AND
        """;

    @Query(WRONG + RowSql.ORGS)
    void ofOrgs(long id, long after, long to);

    @Query(WRONG + RowSql.ROLES)
    void ofRoles(long id, long after, long to);

    @Query("""
        UPDATE roster_row AS r
        SET difference = CASE WHEN now.action = 'changed' THEN now.difference END,
            action = CASE WHEN now.action = 'changed' AND now.difference = '{}' THEN 'unchanged' ELSE now.action END,
            note = CASE WHEN now.action = 'skipped' THEN coalesce(r.note, 'roster.row.not-here') END
        FROM (SELECT r.n,
        """ + DifferenceSql.USER + """
                     AS difference,
                     CASE WHEN r.problem IS NOT NULL THEN 'error'
                          WHEN r.note IS NOT NULL OR (r.removed AND u.id IS NULL) THEN 'skipped'
                          WHEN r.removed THEN CASE WHEN u.is_active THEN 'removed' ELSE 'unchanged' END
                          WHEN u.id IS NULL THEN 'created'
                          ELSE 'changed' END AS action
              FROM roster_row AS r
              LEFT JOIN users AS u ON u.id = r.entity::bigint AND u.org_id = :org
              LEFT JOIN students AS s ON s.user_id = u.id
              LEFT JOIN teachers AS t ON t.user_id = u.id
              WHERE
        """ + RowSql.USERS + """
              ) AS now
        WHERE r.n = now.n AND
        """ + RowSql.USERS)
    void ofUsers(long id, long after, long to, long org);

    @Query("""
        UPDATE roster_row AS r
        SET difference = CASE WHEN now.action = 'changed' THEN now.difference END,
            action = CASE WHEN now.action = 'changed' AND now.difference = '{}' THEN 'unchanged' ELSE now.action END,
            note = CASE WHEN now.action = 'skipped' THEN 'roster.row.not-here' END
        FROM (SELECT r.n,
        """ + DifferenceSql.CLASS + """
                     AS difference,
                     CASE WHEN r.problem IS NOT NULL THEN 'error'
                          WHEN r.removed AND c.classroom_id IS NULL THEN 'skipped'
                          WHEN r.removed THEN 'removed'
                          WHEN c.classroom_id IS NULL THEN 'created'
                          ELSE 'changed' END AS action
              FROM roster_row AS r
              LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
              WHERE
        """ + RowSql.CLASSES + """
              ) AS now
        WHERE r.n = now.n AND
        """ + RowSql.CLASSES)
    void ofClasses(long id, long after, long to, long org);

    /** A delta may end an enrolment and begin it again under another sourcedId: what is there counts more. */
    @Query("""
        UPDATE roster_row AS r
        SET action = 'skipped', remark = 'roster.row.same|' || other.line
        FROM roster_row AS r2
        CROSS JOIN LATERAL (
            SELECT o.line FROM roster_row AS o
            WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r2.class_ref
              AND o.user_ref = r2.user_ref AND o.role = r2.role AND o.problem IS NULL
              AND (o.removed < r2.removed OR (o.removed = r2.removed AND o.n < r2.n))
            ORDER BY o.removed, o.n
            LIMIT 1) AS other
        WHERE r.problem IS NULL AND r.note IS NULL
          AND r2.import_id = r.import_id AND r2.kind = r.kind AND r2.n = r.n AND
        """ + RowSql.ENROLLMENTS)
    void supersede(long id, long after, long to);

    /**
     * Whether a teacher is the class's or a co-teacher: the file's first primary one, else its first, is the class's, unless a
     * delta that calls none primary finds another one there.
     */
    @Query("""
        UPDATE roster_row AS r
        SET is_primary = NOT now.is_further
                AND (r.is_primary OR r.is_active OR now.teacher_id IS NULL OR coalesce(now.teacher_id = r.person, false))
        FROM (SELECT r.n, c.teacher_id,
                     EXISTS (SELECT FROM roster_row AS o
                             WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r.class_ref
                               AND o.user_ref <> r.user_ref AND o.role = 'teacher' AND o.problem IS NULL
                               AND NOT o.removed
                               AND (o.is_primary > r.is_primary OR (o.is_primary = r.is_primary AND o.n < r.n)))
                         AS is_further
              FROM roster_row AS r
              LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
              WHERE r.problem IS NULL AND r.note IS NULL AND r.role = 'teacher' AND NOT r.removed AND
        """ + RowSql.ENROLLMENTS + """
              ) AS now
        WHERE now.n = r.n AND
        """ + RowSql.ENROLLMENTS)
    void lead(long id, long after, long to, long org);

    @Query("""
        UPDATE roster_row AS r
        SET action = now.action,
            remark = CASE WHEN now.action = 'unchanged' AND r.removed AND now.is_held
                          THEN 'roster.row.goes-on' ELSE r.remark END
        FROM (SELECT r.n, held.is_held,
                     CASE WHEN r.problem IS NOT NULL THEN 'error'
                          WHEN r.note IS NOT NULL OR r.action = 'skipped' THEN 'skipped'
                          WHEN r.role = 'student' AND r.removed
                              THEN CASE WHEN e.student_id IS NULL OR held.is_held THEN 'unchanged' ELSE 'removed' END
                          WHEN r.role = 'student' THEN CASE WHEN e.student_id IS NULL THEN 'created' ELSE 'unchanged' END
                          WHEN r.removed
                              THEN CASE WHEN NOT held.is_held AND (c.teacher_id = r.person OR o.teacher_id IS NOT NULL)
                                        THEN 'removed' ELSE 'unchanged' END
                          WHEN NOT r.is_primary
                              THEN CASE WHEN o.teacher_id IS NULL THEN 'created' ELSE 'unchanged' END
                          WHEN c.teacher_id IS NULL THEN 'created'
                          WHEN c.teacher_id = r.person THEN 'unchanged'
                          ELSE 'changed' END AS action
              FROM roster_row AS r
              LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
              LEFT JOIN class_co_teacher AS o
                  ON r.role = 'teacher' AND o.class_id = r.entity AND o.teacher_id = r.person::bigint
              LEFT JOIN student_classroom AS e
                  ON r.role = 'student' AND e.class_id = r.entity AND e.student_id = r.person::bigint
              CROSS JOIN LATERAL (SELECT r.removed AND EXISTS (
                  SELECT FROM (SELECT unnest(e.sources)
                               UNION ALL
                               SELECT t.name FROM class_teacher_source AS t
                               WHERE r.role = 'teacher' AND t.class_id = r.entity AND t.teacher_id = r.person::bigint
                                 AND t.ended_by IS NULL) AS s (name)
                  WHERE s.name NOT IN (SELECT :source || ' ' || o.sourced_id FROM roster_row AS o
                                       WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r.class_ref
                                         AND o.user_ref = r.user_ref AND o.removed AND o.problem IS NULL)) AS is_held)
                  AS held
              WHERE
        """ + RowSql.ENROLLMENTS + """
              ) AS now
        WHERE r.n = now.n AND
        """ + RowSql.ENROLLMENTS)
    void ofEnrollments(long id, long after, long to, long org, String source);
}
