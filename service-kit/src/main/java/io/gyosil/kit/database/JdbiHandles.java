package io.gyosil.kit.database;

import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Jdbi on the connection of the open transaction, whose end is not Jdbi's business. */
final class JdbiHandles {

    private static final Jdbi JDBI = jdbi();

    private JdbiHandles() {}

    static Handle open() {
        return JDBI.open();
    }

    private static Jdbi jdbi() {
        Jdbi jdbi = Jdbi.create(new OpenConnections()).installPlugin(new PostgresPlugin());
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
        // Its default puts bound values, which are people's, into messages and so into logs.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    private static final class OpenConnections implements ConnectionFactory {
        @Override
        public Connection openConnection() {
            return Transactions.PIPELINE.connection();
        }

        @Override
        public void closeConnection(Connection connection) {}
    }
}
