package io.gyosil.analytics.roster;

import io.gyosil.analytics.AnalyticsService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A service's replica, to be compared with another's. */
final class Replica {

    private static final List<String> TABLES =
            List.of("user_ref", "identity_ref", "teacher_ref", "student_ref", "classroom_ref", "enrollment_ref");

    /** Without when it became known here that somebody may act no more, which no other replica shares. */
    private static final String PUBLISHED =
            "ROW (t.user_id, t.org_id, t.role, t.name, t.is_active, t.version, t.removed)";

    private Replica() {}

    /** Every row of every table whose text has a word in it, those that are removed among them. */
    static List<String> rows(AnalyticsService service, String word) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            String row = table.equals("user_ref") ? PUBLISHED : "t";
            rows.addAll(service.database()
                    .column(
                            "SELECT '%1$s ' || (%2$s)::text FROM %1$s AS t WHERE (%2$s)::text LIKE '%%%3$s%%' ORDER BY 1"
                                    .formatted(table, row, word)));
        }
        return rows;
    }
}
