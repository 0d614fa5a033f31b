package io.gyosil.kit.data;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a service's busiest way, in plain JDBC on the connection of the open transaction, whichever role's it is:
 * arrays go over in binary (see {@link ArrayParameter}), and several statements in one trip to the server, the last of them
 * together with the commit. What runs seldom is easier to write as a repository.
 */
@Singleton
public final class StatementPipeline {

    /** One is as good as another. */
    public StatementPipeline() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Leaves a statement for whose answer nobody waits. It is sent in order together with the next one for which
     * somebody does, or with the commit; its failure comes then. Repositories do not see it before.
     *
     * @param parameters the values of its question marks
     * @throws IllegalStateException when no transaction is open
     */
    public void later(String sql, List<? extends @Nullable Object> parameters) {
        OpenConnection.inTransaction().add(sql, parameters);
    }

    /**
     * Asks for rows. The query sees what the statements left before it did, and what others committed meanwhile.
     *
     * @param parameters the values of its question marks
     * @throws IllegalStateException when no transaction is open
     */
    public <T> List<T> query(String sql, List<? extends @Nullable Object> parameters, Row<T> reader) {
        OpenConnection open = OpenConnection.inTransaction();
        int before = open.waiting();
        open.add(sql, parameters);
        return open.send(statement -> {
            for (int i = 0; i < before; i++) {
                statement.getMoreResults();
            }
            return rows(statement, reader);
        });
    }

    /** Sends what waits now, for a repository to see it. */
    public void send() {
        OpenConnection.inTransaction().send();
    }

    /**
     * The connection of the open transaction, for what only the driver can do; it sees what was left before.
     *
     * @throws IllegalStateException when no transaction is open
     */
    public Connection connection() {
        OpenConnection open = OpenConnection.inTransaction();
        open.send();
        return open.connection();
    }

    /** Whether the work on this thread has a connection. */
    public boolean isOpen() {
        return OpenConnection.find().isPresent();
    }

    /** Has something done when the open transaction is committed. */
    public void afterCommit(Runnable then) {
        OpenConnection.inTransaction().afterCommit(then);
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.getResultSet()) {
            while (results.next()) {
                rows.add(reader.read(results));
            }
        }
        return rows;
    }
}
