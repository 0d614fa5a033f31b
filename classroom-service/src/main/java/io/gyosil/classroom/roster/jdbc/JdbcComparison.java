package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.Comparison;
import io.gyosil.classroom.roster.Preview;
import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterSettings;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

@Singleton
class JdbcComparison implements Comparison {

    private static final String ACTIONS = """
        SELECT kind || ' ' || action AS what, count(*) AS n
        FROM roster_row
        WHERE import_id = :id AND action IS NOT NULL
        GROUP BY kind, action
        """;

    private static final String MATCHED = """
        SELECT count(DISTINCT (kind, entity, CASE WHEN kind = 'enrollment' THEN role || person END))
        FROM roster_row
        WHERE import_id = :id AND kind = :kind AND action IN ('changed', 'unchanged', 'removed')
        """;

    private static final Map<RosterKind, String> EXISTING = Map.of(
            RosterKind.USER,
            "SELECT count(*) FROM users WHERE org_id = :org AND role IN ('teacher', 'student')",
            RosterKind.CLASS,
            "SELECT count(*) FROM classroom WHERE org_id = :org",
            RosterKind.ENROLLMENT,
            """
            SELECT (SELECT count(*) FROM student_classroom WHERE org_id = :org)
                 + (SELECT count(teacher_id) FROM classroom WHERE org_id = :org)
            """);

    // They go with their class, without being named.
    private static final String WITH_CLASSES = """
        SELECT count(*)
        FROM roster_row AS r
        JOIN student_classroom AS e ON e.class_id = r.entity AND e.org_id = :org
        WHERE r.import_id = :id AND r.kind = 'class' AND r.action = 'removed'
          AND NOT EXISTS (SELECT FROM roster_row AS o
                          WHERE o.import_id = :id AND o.kind = 'enrollment' AND o.class_ref = r.sourced_id
                            AND o.role = 'student' AND o.person = e.student_id::text AND o.action = 'removed')
        """;

    private static final String BULK = """
        SELECT EXISTS (SELECT FROM roster_row WHERE import_id = :id AND kind = :kind)
           AND (SELECT mode <> 'delta' FROM roster_import WHERE id = :id)
        """;

    @Override
    public void check(RosterWork work, RosterKind kind, RowRange rows) {
        if (kind != RosterKind.ORG && kind != RosterKind.ROLE) {
            Matching.match(work, kind, rows);
        }
        run(
                switch (kind) {
                    case USER -> Checks.USERS;
                    case ROLE -> Checks.ROLES;
                    case CLASS -> Checks.CLASSES;
                    case ENROLLMENT -> Checks.ENROLLMENTS;
                    case ORG -> List.of();
                },
                work,
                rows);
    }

    @Override
    public void compare(RosterWork work, RosterKind kind, RowRange rows) {
        run(
                switch (kind) {
                    case USER -> Differences.OF_USERS;
                    case ROLE -> Differences.OF_ROLES;
                    case CLASS -> Differences.OF_CLASSES;
                    case ENROLLMENT -> Differences.OF_ENROLLMENTS;
                    case ORG -> Differences.OF_ORGS;
                },
                work,
                rows);
    }

    private static void run(List<String> statements, RosterWork work, RowRange rows) {
        for (String sql : statements) {
            Update update = Matching.of(sql, work, rows);
            if (sql.contains(":org")) {
                update.bind("org", work.orgId());
            }
            if (sql.contains(":source")) {
                update.bind("source", work.source());
            }
            update.execute();
        }
    }

    @Override
    public Preview count(RosterWork work, RosterSettings settings) {
        Map<String, Long> actions = new HashMap<>();
        query(ACTIONS, work)
                .map((row, context) -> actions.put(row.getString("what"), row.getLong("n")))
                .list();
        actions.merge("enrollment removed", one(query(WITH_CLASSES, work).bind("org", work.orgId())), Long::sum);
        return new Preview(
                count(RosterKind.USER, actions, work),
                count(RosterKind.CLASS, actions, work),
                count(RosterKind.ENROLLMENT, actions, work));
    }

    private static Preview.Count count(RosterKind kind, Map<String, Long> actions, RosterWork work) {
        long existing =
                one(Transactions.handle().createQuery(EXISTING.get(kind)).bind("org", work.orgId()));
        boolean bulk =
                query(BULK, work).bind("kind", kind.text()).mapTo(Boolean.class).one();
        long matched = bulk ? one(query(MATCHED, work).bind("kind", kind.text())) : existing;
        return new Preview.Count(
                of(actions, kind, "created"),
                of(actions, kind, "changed"),
                of(actions, kind, "unchanged"),
                of(actions, kind, "removed"),
                Math.max(0, existing - matched),
                of(actions, kind, "skipped"),
                of(actions, kind, "error") + (kind == RosterKind.USER ? of(actions, RosterKind.ROLE, "error") : 0),
                existing);
    }

    private static long of(Map<String, Long> actions, RosterKind kind, String action) {
        return actions.getOrDefault(kind.text() + " " + action, 0L);
    }

    private static Query query(String sql, RosterWork work) {
        return Transactions.handle().createQuery(sql).bind("id", work.id());
    }

    private static long one(Query query) {
        return query.mapTo(Long.class).one();
    }
}
