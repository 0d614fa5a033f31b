package io.gyosil.analytics.feature;

import io.gyosil.analytics.AnalyticsService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at and changes the database behind a service's back. */
public final class Sql {

    private Sql() {}

    /** The first column of each row. */
    public static List<String> column(AnalyticsService service, String query) throws SQLException {
        try (Connection connection = service.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    public static int update(AnalyticsService service, String statement) throws SQLException {
        try (Connection connection = service.database();
                Statement running = connection.createStatement()) {
            return running.executeUpdate(statement);
        }
    }
}
