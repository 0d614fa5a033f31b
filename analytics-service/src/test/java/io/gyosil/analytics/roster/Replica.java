package io.gyosil.analytics.roster;

import io.gyosil.analytics.AnalyticsService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A service's replica, to be compared with another's. */
final class Replica {

    private static final List<String> TABLES =
            List.of("user_ref", "identity_ref", "teacher_ref", "student_ref", "classroom_ref", "enrollment_ref");

    private Replica() {}

    /** Every row of every table whose text has a word in it, those that are removed among them. */
    static List<String> rows(AnalyticsService service, String word) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            rows.addAll(service.database()
                    .column(("SELECT '%1$s ' || (to_jsonb(t) - 'activity_changed_at')::text FROM %1$s AS t"
                                    + " WHERE t::text LIKE '%%%2$s%%' ORDER BY 1")
                            .formatted(table, word)));
        }
        return rows;
    }
}
