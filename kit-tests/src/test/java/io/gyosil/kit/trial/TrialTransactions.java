package io.gyosil.kit.trial;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Transactions of a role, and plain statements in them. */
public record TrialTransactions(TransactionOperations<Connection> operations) {

    /** Work in a transaction. */
    @FunctionalInterface
    public interface Work {
        void on(Open transaction);
    }

    /** Work in a transaction that comes to something. */
    @FunctionalInterface
    public interface Question<T> {
        T on(Open transaction);
    }

    /** The transaction that is open. */
    public record Open(Connection connection) {

        /** How many rows it changed. */
        public int execute(String sql) {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql) ? -1 : statement.getUpdateCount();
            } catch (SQLException e) {
                throw new DataAccessException(e.getMessage(), e);
            }
        }

        /** The first column of a query with texts for its question marks. */
        public List<String> column(String sql, String... texts) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < texts.length; i++) {
                    statement.setString(i + 1, texts[i]);
                }
                List<String> column = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        column.add(rows.getString(1));
                    }
                }
                return column;
            } catch (SQLException e) {
                throw new DataAccessException(e.getMessage(), e);
            }
        }
    }

    /** Runs work in a transaction of its own. */
    public void run(Work work) {
        in(open -> {
            work.on(open);
            return true;
        });
    }

    /** What work in a transaction of its own comes to. */
    public <T> T in(Question<T> work) {
        return operations.execute(TransactionDefinition.DEFAULT, status -> work.on(new Open(status.getConnection())));
    }
}
