package io.gyosil.classroom.roster.compare;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;

/** What can be wrong with a row that only the other rows, or what is here, can show. Nothing of a row is repeated. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface CheckRepository extends GenericRepository<CountRepository.Actions, String> {

    /**
     * Two rows of one name: which of them is meant cannot be known. The sum keeps the planner from looking for the least
     * place by going through all rows in their order.
     */
    String TWICE = """
        UPDATE roster_row AS r
        SET problem = 'roster.row.twice|' || first.line, col = 'sourcedId'
        FROM roster_row AS first
        WHERE r.problem IS NULL AND r.sourced_id IS NOT NULL
          AND first.import_id = r.import_id AND first.kind = r.kind
          AND first.n = (SELECT min(same.n + 0) FROM roster_row AS same
                         WHERE same.import_id = r.import_id AND same.kind = r.kind AND same.sourced_id = r.sourced_id)
          AND first.n < r.n AND
        """;

    @Query(TWICE + RowSql.USERS)
    void usersTwice(long id, long after, long to);

    @Query(TWICE + RowSql.CLASSES)
    void classesTwice(long id, long after, long to);

    @Query(TWICE + RowSql.ENROLLMENTS)
    void enrollmentsTwice(long id, long after, long to);

    /** OneRoster 1.2 has roles in a file of their own; somebody may have several. */
    @Query("""
        UPDATE roster_row AS r
        SET role = coalesce(
            (SELECT given.role FROM roster_row AS given
             WHERE given.import_id = :id AND given.kind = 'role' AND given.user_ref = r.sourced_id
               AND given.problem IS NULL AND NOT given.removed AND given.role IS NOT NULL
             ORDER BY given.is_primary DESC, given.role DESC, given.n
             LIMIT 1),
            (SELECT u.role FROM users AS u WHERE u.id = r.entity::bigint AND u.role IN ('teacher', 'student')))
        WHERE r.problem IS NULL AND r.note IS NULL AND r.role IS NULL AND
        """ + RowSql.USERS)
    void giveRoles(long id, long after, long to);

    @Query("""
        UPDATE roster_row AS r
        SET note = CASE WHEN known.role THEN 'roster.row.other-role' END,
            problem = CASE WHEN NOT known.role THEN 'roster.row.no-role' END,
            col = CASE WHEN NOT known.role THEN 'sourcedId' END
        FROM (SELECT n, EXISTS (SELECT FROM roster_row AS given
                                WHERE given.import_id = :id AND given.kind = 'role'
                                  AND given.user_ref = r.sourced_id) AS role
              FROM roster_row AS r WHERE
        """ + RowSql.USERS + """
              ) AS known
        WHERE known.n = r.n AND r.problem IS NULL AND r.note IS NULL AND r.role IS NULL
          AND NOT (r.removed AND r.entity IS NULL) AND
        """ + RowSql.USERS)
    void withoutRole(long id, long after, long to);

    @Query("""
        UPDATE roster_row AS r
        SET problem = 'roster.row.changes-role', col = 'role'
        FROM users AS u
        WHERE r.problem IS NULL AND r.note IS NULL AND u.id = r.entity::bigint AND u.org_id = :org AND u.role <> r.role AND
        """ + RowSql.USERS)
    void ofOtherRole(long id, long after, long to, long org);

    @Query("""
        UPDATE roster_row AS r
        SET problem = 'roster.row.no-name', col = 'givenName'
        WHERE r.problem IS NULL AND r.note IS NULL AND r.name IS NULL AND r.entity IS NULL AND NOT r.removed AND
        """ + RowSql.USERS)
    void withoutName(long id, long after, long to);

    /** Brothers share the address of a parent: the first keeps it, and all come in. */
    @Query("""
        UPDATE roster_row AS r
        SET email = NULL,
            remark = concat_ws(chr(10), r.remark, 'roster.row.address-twice|' || first.line)
        FROM roster_row AS first
        WHERE r.problem IS NULL AND r.note IS NULL AND r.email IS NOT NULL AND NOT r.removed
          AND first.import_id = r.import_id AND first.kind = 'user' AND lower(first.email) = lower(r.email)
          AND first.n = (SELECT min(same.n + 0) FROM roster_row AS same
                         WHERE same.import_id = r.import_id AND same.kind = 'user'
                           AND lower(same.email) = lower(r.email) AND same.problem IS NULL AND same.note IS NULL
                           AND NOT same.removed)
          AND first.n < r.n AND
        """ + RowSql.USERS)
    void addressesTwice(long id, long after, long to);

    /**
     * The rows whose address somebody else has, few if any. Asked so that the plan is good however many users come in between:
     * statements keep their plans.
     */
    @Query("""
        SELECT r.n
        FROM roster_row AS r
        WHERE r.problem IS NULL AND r.note IS NULL AND NOT r.removed
          AND EXISTS (SELECT FROM users AS u
                      WHERE lower(u.email) = lower(r.email) AND u.id IS DISTINCT FROM r.entity::bigint) AND
        """ + RowSql.USERS)
    List<Long> addressesOfOthers(long id, long after, long to);

    /** Leaves these addresses out, unless who has one gives it up for another one in the same roster. */
    @Query("""
        UPDATE roster_row AS r
        SET email = NULL,
            remark = concat_ws(chr(10), r.remark, 'roster.row.address-taken')
        FROM users AS u
        WHERE r.problem IS NULL AND r.note IS NULL AND NOT r.removed
          AND r.import_id = :id AND r.kind = 'user' AND r.n = ANY (:places)
          AND lower(u.email) = lower(r.email) AND u.id IS DISTINCT FROM r.entity::bigint
          AND NOT (u.org_id = :org AND EXISTS (
              SELECT FROM roster_row AS o
              WHERE o.import_id = :id AND o.kind = 'user' AND o.entity = u.id::text
                AND o.sourced_id IN (
                    SELECT l.sourced_id FROM roster_link AS l
                    WHERE l.user_id = u.id AND l.org_id = :org AND l.source = :source
                    UNION ALL SELECT 'gyosil-user-' || u.id)
                AND o.problem IS NULL AND o.note IS NULL AND NOT o.removed AND lower(o.email) <> lower(u.email)))
        """)
    void addressesTaken(long id, long[] places, long org, String source);

    @Query("""
        UPDATE roster_row AS r
        SET problem = 'roster.row.unknown-user', col = 'userSourcedId'
        WHERE r.problem IS NULL AND NOT r.removed
          AND NOT EXISTS (SELECT FROM roster_row AS named
                          WHERE named.import_id = r.import_id AND named.kind = 'user'
                            AND named.sourced_id = r.user_ref)
          AND NOT EXISTS (SELECT FROM roster_link AS l
                          WHERE l.org_id = :org AND l.source = :source AND l.kind = 'user'
                            AND l.sourced_id = r.user_ref) AND
        """ + RowSql.ROLES)
    void rolesOfNobody(long id, long after, long to, long org, String source);

    @Query("""
        UPDATE roster_row AS r
        SET col = CASE WHEN NOT found.class THEN 'classSourcedId' ELSE 'userSourcedId' END,
            problem = CASE WHEN NOT found.class
                THEN 'roster.row.unknown-class'
                ELSE 'roster.row.unknown-' || r.role END
        FROM (SELECT r.n,
                     coalesce((SELECT NOT bool_or(c.removed) FROM roster_row AS c
                               WHERE c.import_id = :id AND c.kind = 'class' AND c.sourced_id = r.class_ref
                                 AND c.problem IS NULL), r.entity IS NOT NULL) AS class,
                     r.person IS NOT NULL OR EXISTS (
                         SELECT FROM roster_row AS u
                         WHERE u.import_id = :id AND u.kind = 'user' AND u.sourced_id = r.user_ref
                           AND u.role = r.role AND u.problem IS NULL AND u.note IS NULL AND NOT u.removed) AS person
              FROM roster_row AS r WHERE r.problem IS NULL AND r.note IS NULL AND
        """ + RowSql.ENROLLMENTS + """
              ) AS found
        WHERE found.n = r.n AND NOT r.removed AND NOT (found.class AND found.person) AND
        """ + RowSql.ENROLLMENTS)
    void enrollmentsOfNobody(long id, long after, long to);
}
