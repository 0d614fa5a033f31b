package io.gyosil.kit.data;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one replica of a service migrate at a time. Flyway has a lock of its own, but looks whether its history is there before it
 * takes it: of several first starts at once, one could find the tables of another without their history and give up.
 */
final class MigrationLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

    /** Asked for again and again: waiting inside a statement would hold up an index that is built CONCURRENTLY. */
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended(? || '.migrations', 0))";

    private static final Duration ASK_AGAIN = Duration.ofMillis(200);

    private final String service;
    private final Connection connection;

    private MigrationLock(String service, Connection connection) {
        this.service = service;
        this.connection = connection;
    }

    /** Waits until nobody else migrates this schema. */
    static MigrationLock await(DatabaseSettings settings) throws SQLException {
        MigrationLock lock = new MigrationLock(
                settings.service(),
                DriverManager.getConnection(
                        settings.jdbcUrl("tcpKeepAlive=true&connectTimeout=5", DatabaseSettings.NOTICE_SILENCE),
                        settings.ownerRole(),
                        settings.ownerPassword()));
        try {
            if (!lock.isOurs()) {
                LOG.info("another replica migrates; this one waits");
                do {
                    Thread.sleep(ASK_AGAIN);
                } while (!lock.isOurs());
            }
            return lock;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lock.close();
            throw new IllegalStateException("interrupted while another replica migrates", e);
        } catch (SQLException e) {
            lock.close();
            throw e;
        }
    }

    private boolean isOurs() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setString(1, service);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Lets the next one migrate. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
