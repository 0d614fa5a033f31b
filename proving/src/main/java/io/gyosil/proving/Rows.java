package io.gyosil.proving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a long result row by row, without holding it. */
final class Rows {

    private static final int AT_ONCE = 2_000;

    private Rows() {}

    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Reads the rows of a query with one parameter; the connection has an open transaction. */
    static void each(Connection connection, String query, String parameter, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(AT_ONCE);
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
