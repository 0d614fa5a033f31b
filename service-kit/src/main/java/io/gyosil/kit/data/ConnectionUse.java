package io.gyosil.kit.data;

import io.gyosil.kit.trace.Trace;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.support.ConnectionCustomizer;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Notes for the work on a connection which one it is, in a span of its own, and sets for whom the web role does it. */
final class ConnectionUse implements ConnectionCustomizer<Connection> {

    private final String role;
    private final Supplier<TransactionOperations<Connection>> transactions;

    ConnectionUse(String role, Supplier<TransactionOperations<Connection>> transactions) {
        this.role = role;
        this.transactions = transactions;
    }

    @Override
    public <R> Function<ConnectionStatus<Connection>, R> intercept(
            Function<ConnectionStatus<Connection>, R> operation) {
        return status -> status.isNew() ? noted(status, operation) : operation.apply(status);
    }

    private <R> R noted(ConnectionStatus<Connection> status, Function<ConnectionStatus<Connection>, R> operation) {
        if (status.getDefinition().isReadOnly().orElse(false)) {
            // Outside of a transaction there is nothing in which a setting could stay.
            singly(status.getConnection());
        } else if (role.equals("web")) {
            OnBehalf.begin(status.getConnection());
        }
        OpenConnection open = new OpenConnection(role, status.getConnection(), transactions);
        try (PropagatedContext.Scope _ =
                PropagatedContext.getOrEmpty().plus(open).propagate()) {
            return Trace.step("transaction", () -> operation.apply(status));
        }
    }

    /**
     * A repository's read outside of a transaction is one trip then, not one more to roll back, and the framework can set the
     * connection back. The pool ends it.
     */
    private static void singly(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new ConnectionException("cannot be set: " + e.getMessage(), e);
        }
    }
}
