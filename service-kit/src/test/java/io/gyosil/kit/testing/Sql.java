package io.gyosil.kit.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at and changes a service's tables behind its back.
 *
 * @param schema the service's schema
 */
public record Sql(String schema) {

    /** The first column of each row. */
    public List<String> column(String query) throws SQLException {
        try (Connection connection = Infrastructure.shared().superuser(schema);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Executes statements; says how many rows the first of them touched. */
    public int update(String statements) throws SQLException {
        try (Connection connection = Infrastructure.shared().superuser(schema);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(statements);
        }
    }
}
