package io.gyosil.kit.data;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The connection that the work on this thread uses, and the statements that wait to be sent on it. */
final class OpenConnection implements PropagatedContextElement {

    private final String role;
    private final Connection connection;
    private final Supplier<TransactionOperations<Connection>> transactions;
    private final List<String> statements = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private boolean committing;

    OpenConnection(String role, Connection connection, Supplier<TransactionOperations<Connection>> transactions) {
        this.role = role;
        this.connection = connection;
        this.transactions = transactions;
    }

    /** Reads what a statement answered. */
    interface Reading<T> {
        List<T> read(PreparedStatement statement) throws SQLException;
    }

    static Optional<OpenConnection> find() {
        return PropagatedContext.getOrEmpty().find(OpenConnection.class);
    }

    /** @throws IllegalStateException when no transaction is open */
    static OpenConnection inTransaction() {
        return find().filter(open -> open.transaction().isPresent())
                .orElseThrow(() -> new IllegalStateException("no transaction is open"));
    }

    String role() {
        return role;
    }

    Connection connection() {
        return connection;
    }

    /** How many statements wait. */
    int waiting() {
        return statements.size();
    }

    void add(String sql, List<? extends @Nullable Object> values) {
        if (!committing) {
            committing = true;
            synchronize(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    commit();
                }

                // What others do before the commit comes before it.
                @Override
                public int getOrder() {
                    return LOWEST_PRECEDENCE;
                }
            });
        }
        statements.add(sql.strip());
        parameters.addAll(values);
    }

    void afterCommit(Runnable then) {
        synchronize(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                then.run();
            }
        });
    }

    /** Sends what waits, all of it in one trip to the server. */
    <T> List<T> send(Reading<T> reading) {
        String together = String.join(";\n", statements);
        try (PreparedStatement statement = connection.prepareStatement(together)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            statement.execute();
            return reading.read(statement);
        } catch (SQLException e) {
            throw new DataAccessException(e.getMessage(), e);
        } finally {
            statements.clear();
            parameters.clear();
        }
    }

    void send() {
        if (!statements.isEmpty()) {
            send(statement -> List.of());
        }
    }

    /** When a statement fails the server takes nothing that follows it; the manager's own commit finds nothing to do. */
    private void commit() {
        if (!statements.isEmpty()) {
            statements.add("COMMIT");
            send();
        }
    }

    private void synchronize(TransactionSynchronization synchronization) {
        transaction()
                .orElseThrow(() -> new IllegalStateException("no transaction is open"))
                .registerSynchronization(synchronization);
    }

    private Optional<? extends TransactionStatus<?>> transaction() {
        return transactions.get().findTransactionStatus();
    }
}
