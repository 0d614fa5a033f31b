package io.gyosil.classroom.roster.compare;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.gyosil.classroom.roster.RosterKind;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;

/** Writes into rows what their sourcedIds name: by the link that an import left, or because one is an id of ours. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface MatchRepository extends GenericRepository<CountRepository.Actions, String> {

    String USER_REF = """
        coalesce(
            (SELECT l.user_id FROM roster_link AS l
             WHERE l.org_id = :org AND l.source = :source AND l.kind = 'user' AND l.sourced_id = r.user_ref),
            substring(r.user_ref FROM '^gyosil-user-([0-9]{1,18})$')::bigint)
        """;

    @Query("""
        UPDATE roster_row AS r
        SET entity = (SELECT u.id::text FROM users AS u WHERE u.org_id = :org AND u.id = coalesce(
            (SELECT l.user_id FROM roster_link AS l
             WHERE l.org_id = :org AND l.source = :source AND l.kind = 'user' AND l.sourced_id = r.sourced_id),
            substring(r.sourced_id FROM '^gyosil-user-([0-9]{1,18})$')::bigint))
        WHERE r.problem IS NULL AND r.note IS NULL AND
        """ + RowSql.USERS)
    void users(long id, long after, long to, long org, String source);

    @Query("""
        UPDATE roster_row AS r
        SET entity = (SELECT c.classroom_id FROM classroom AS c
            WHERE c.org_id = :org AND c.classroom_id = coalesce(
                (SELECT l.class_id FROM roster_link AS l
                 WHERE l.org_id = :org AND l.source = :source AND l.kind = 'class' AND l.sourced_id = r.sourced_id),
                substring(r.sourced_id FROM '^gyosil-class-(.+)$')))
        WHERE r.problem IS NULL AND
        """ + RowSql.CLASSES)
    void classes(long id, long after, long to, long org, String source);

    @Query("""
        UPDATE roster_row AS r
        SET entity = (SELECT c.classroom_id FROM classroom AS c
                WHERE c.org_id = :org AND c.classroom_id = coalesce(
                    (SELECT l.class_id FROM roster_link AS l
                     WHERE l.org_id = :org AND l.source = :source AND l.kind = 'class' AND l.sourced_id = r.class_ref),
                    substring(r.class_ref FROM '^gyosil-class-(.+)$'))),
            person = CASE r.role
                WHEN 'student' THEN (SELECT s.id::text FROM students AS s WHERE s.org_id = :org AND s.user_id =
        """ + USER_REF + """
                    )
                WHEN 'teacher' THEN (SELECT t.id::text FROM teachers AS t WHERE t.org_id = :org AND t.user_id =
        """ + USER_REF + """
                    )
                END
        WHERE r.problem IS NULL AND r.note IS NULL AND
        """ + RowSql.ENROLLMENTS)
    void enrollments(long id, long after, long to, long org, String source);

    /** Writes into the rows of a kind what they are about. */
    default void match(RosterKind kind, long id, long after, long to, long org, String source) {
        switch (kind) {
            case USER -> users(id, after, to, org, source);
            case CLASS -> classes(id, after, to, org, source);
            case ENROLLMENT -> enrollments(id, after, to, org, source);
            case ORG, ROLE -> throw new IllegalArgumentException("rows of " + kind.file() + " stand for nothing here");
        }
    }
}
