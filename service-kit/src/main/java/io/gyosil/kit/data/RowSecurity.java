package io.gyosil.kit.data;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.support.ConnectionCustomizer;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Says at the begin of a transaction on whose behalf it is; without a caller, guarded tables are empty. */
final class RowSecurity implements ConnectionCustomizer<Connection> {

    @Override
    public <R> Function<ConnectionStatus<Connection>, R> intercept(
            Function<ConnectionStatus<Connection>, R> operation) {
        return status -> {
            // A read outside of a transaction has nothing in which a setting could stay.
            if (status.isNew() && !status.getDefinition().isReadOnly().orElse(false)) {
                PropagatedContext.getOrEmpty()
                        .find(OnBehalf.class)
                        .ifPresent(caller -> say(caller.values(), status.getConnection()));
            }
            return operation.apply(status);
        };
    }

    private static void say(List<String> values, Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement(OnBehalf.SET)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.execute();
        } catch (SQLException e) {
            throw new DataAccessException(e.getMessage(), e);
        }
    }
}
