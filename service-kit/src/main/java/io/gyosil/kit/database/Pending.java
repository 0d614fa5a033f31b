package io.gyosil.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The statements of a transaction that wait to be sent: in order, all of them in one trip to the server. */
final class Pending {

    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    void add(String sql, List<? extends @Nullable Object> values) {
        statements.add(sql.strip());
        parameters.addAll(values);
    }

    void send(Connection connection) {
        if (!statements.isEmpty()) {
            send(connection, statement -> List.of());
        }
    }

    /** Sends what waits and the commit behind it; when one of them fails the server takes nothing that follows. */
    void commit(Connection connection) {
        if (!statements.isEmpty()) {
            add("COMMIT", List.of());
            send(connection);
        }
    }

    /** Sends what waits and the query behind it, and reads the query's rows. */
    <T> List<T> query(
            Connection connection, String sql, List<? extends @Nullable Object> values, Statements.Row<T> reader) {
        int before = statements.size();
        add(sql, values);
        return send(connection, statement -> {
            for (int i = 0; i < before; i++) {
                statement.getMoreResults();
            }
            return rows(statement, reader);
        });
    }

    private interface Reading<T> {
        List<T> read(PreparedStatement statement) throws SQLException;
    }

    private <T> List<T> send(Connection connection, Reading<T> reading) {
        String together = String.join(";\n", statements);
        try (PreparedStatement statement = connection.prepareStatement(together)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
            return reading.read(statement);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        } finally {
            statements.clear();
            parameters.clear();
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Statements.Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.getResultSet()) {
            while (results.next()) {
                rows.add(reader.read(results));
            }
        }
        return rows;
    }
}
