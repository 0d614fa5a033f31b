package io.gyosil.kit.outbox;

import io.gyosil.kit.data.DatabaseSettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One relay of a service works, the others stand by: an advisory lock on a connection of its own, outside the pools.
 * When the connection ends, so does the lock. Should its holder not notice at once, Kafka fences it.
 */
@Singleton
class RelayElection {

    private static final Logger LOG = LoggerFactory.getLogger(RelayElection.class);

    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    /**
     * A lock whose holder cannot be reached any more must not stay: the holder asks every second, so a longer silence is
     * its end. Only where Kafka is away, too, may a holder be silent as long; it then takes the lock again.
     */
    private static final String OPTIONS = DatabaseSettings.NOTICE_SILENCE + " -c idle_session_timeout=20s";

    private static final String TRY_LOCK =
            "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '.relay', 0))";

    private final DatabaseSettings settings;
    private @Nullable Connection connection;
    private boolean elected;
    private long checkAt = System.nanoTime();

    RelayElection(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Whether this process holds the lock now; tries to take it, and makes sure of it once a second. */
    boolean won() {
        long now = System.nanoTime();
        if (now - checkAt < 0) {
            return elected;
        }
        checkAt = now + CHECK_EVERY.toNanos();
        try {
            elected = elected ? connection != null && connection.isValid(1) : tryLock();
        } catch (SQLException e) {
            elected = false;
        }
        if (!elected) {
            standAsideIfBroken();
        }
        return elected;
    }

    /** Gives the lock back, so that another can take over. */
    void resign() {
        elected = false;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("the server frees the lock of a broken connection by itself", e);
            }
            connection = null;
        }
    }

    private boolean tryLock() throws SQLException {
        try (PreparedStatement statement = connected().prepareStatement(TRY_LOCK);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void standAsideIfBroken() {
        try {
            if (connection != null && !connection.isValid(1)) {
                resign();
            }
        } catch (SQLException e) {
            resign();
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = DriverManager.getConnection(
                    settings.jdbcUrl(
                            "tcpKeepAlive=true&socketTimeout=5&connectTimeout=5&ApplicationName=" + settings.service()
                                    + "_relay",
                            OPTIONS),
                    settings.workerRole(),
                    settings.workerPassword());
            connection.setSchema(settings.service());
        }
        return connection;
    }
}
