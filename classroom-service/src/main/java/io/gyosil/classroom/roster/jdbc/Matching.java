package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.database.Transactions;
import org.jdbi.v3.core.statement.Update;

/** How a sourcedId finds what it names: by the link that an import left, or because it is an id of ours. */
final class Matching {

    /** The rows that a statement is about; their alias is {@code r}. */
    static final String ROWS = "r.import_id = :id AND r.kind = '%s' AND r.n > :after AND r.n <= :to";

    private static final String CLASS_OF = """
        (SELECT c.classroom_id FROM classroom AS c
         WHERE c.org_id = :org AND c.classroom_id = coalesce(
             (SELECT l.class_id FROM roster_link AS l
              WHERE l.org_id = :org AND l.source = :source AND l.kind = 'class' AND l.sourced_id = %1$s),
             substring(%1$s FROM '^gyosil-class-(.+)$')))\
        """;

    private static final String USER_ID = """
        coalesce(
            (SELECT l.user_id FROM roster_link AS l
             WHERE l.org_id = :org AND l.source = :source AND l.kind = 'user' AND l.sourced_id = %1$s),
            substring(%1$s FROM '^gyosil-user-([0-9]{1,18})$')::bigint)\
        """;

    private static final String USERS = """
        UPDATE roster_row AS r
        SET entity = (SELECT u.id::text FROM users AS u WHERE u.org_id = :org AND u.id = %s)
        WHERE %s AND r.problem IS NULL AND r.note IS NULL
        """.formatted(USER_ID.formatted("r.sourced_id"), ROWS.formatted("user"));

    private static final String CLASSES = """
        UPDATE roster_row AS r
        SET entity = %s
        WHERE %s AND r.problem IS NULL
        """.formatted(CLASS_OF.formatted("r.sourced_id"), ROWS.formatted("class"));

    private static final String ENROLLMENTS = """
        UPDATE roster_row AS r
        SET entity = %s,
            person = CASE r.role
                WHEN 'student' THEN (SELECT s.id::text FROM students AS s WHERE s.org_id = :org AND s.user_id = %s)
                WHEN 'teacher' THEN (SELECT t.id::text FROM teachers AS t WHERE t.org_id = :org AND t.user_id = %s)
            END
        WHERE %s AND r.problem IS NULL AND r.note IS NULL
        """.formatted(
                    CLASS_OF.formatted("r.class_ref"),
                    USER_ID.formatted("r.user_ref"),
                    USER_ID.formatted("r.user_ref"),
                    ROWS.formatted("enrollment"));

    private Matching() {}

    /** Writes into rows what they are about. */
    static void match(RosterWork work, RosterKind kind, RowRange rows) {
        String sql =
                switch (kind) {
                    case USER -> USERS;
                    case CLASS -> CLASSES;
                    case ENROLLMENT -> ENROLLMENTS;
                    case ORG, ROLE ->
                        throw new IllegalArgumentException("rows of " + kind.file() + " stand for nothing here");
                };
        of(sql, work, rows)
                .bind("org", work.orgId())
                .bind("source", work.source())
                .execute();
    }

    /** A statement over rows of an import. */
    static Update of(String sql, RosterWork work, RowRange rows) {
        return Transactions.handle()
                .createUpdate(sql)
                .bind("id", work.id())
                .bind("after", rows.after())
                .bind("to", rows.to());
    }
}
