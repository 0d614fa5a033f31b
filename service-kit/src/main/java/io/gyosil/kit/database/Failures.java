package io.gyosil.kit.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Makes Jdbi's exceptions of the framework's, which the services here expect. */
final class Failures {

    private Failures() {}

    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (CannotGetJdbcConnectionException | ConnectionException e) {
            throw new org.jdbi.v3.core.ConnectionException(e);
        } catch (TransactionException e) {
            throw new org.jdbi.v3.core.transaction.TransactionException(e.getMessage(), e);
        } catch (DataAccessException e) {
            throw new UnableToExecuteStatementException(e.getCause() instanceof SQLException sql ? sql : e, null);
        }
    }
}
