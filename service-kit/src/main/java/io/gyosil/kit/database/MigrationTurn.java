package io.gyosil.kit.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Lets one replica of a service migrate at a time. Flyway has a lock of its own, but looks whether its history is there before it
 * takes it: of several first starts at once, one could find the tables of another without their history and give up.
 */
final class MigrationTurn implements AutoCloseable {

    /** Asked for again and again: who waits inside a statement would hold up an index that is built CONCURRENTLY. */
    private static final String TRY_LOCK =
            "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '.migrations', 0))";

    private static final Duration ASK_AGAIN = Duration.ofMillis(200);

    private final Connection connection;

    private MigrationTurn(Connection connection) {
        this.connection = connection;
    }

    /** Waits until nobody else migrates this schema. */
    static MigrationTurn await(DatabaseSettings settings) throws SQLException {
        MigrationTurn turn = new MigrationTurn(DriverManager.getConnection(
                settings.jdbcUrl() + (settings.jdbcUrl().contains("?") ? "&" : "?")
                        + "tcpKeepAlive=true&connectTimeout=5&options="
                        + DatabaseSettings.NOTICE_SILENCE.replace(" ", "%20"),
                settings.ownerRole(),
                settings.ownerPassword()));
        try {
            turn.connection.setSchema(settings.service());
            while (!turn.isOurs()) {
                Thread.sleep(ASK_AGAIN);
            }
            return turn;
        } catch (InterruptedException e) {
            turn.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another replica migrates", e);
        } catch (SQLException e) {
            turn.close();
            throw e;
        }
    }

    private boolean isOurs() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Lets the next one migrate. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
