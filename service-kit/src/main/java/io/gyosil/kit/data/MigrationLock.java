package io.gyosil.kit.data;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.flyway.FlywayConfigurationProperties;
import io.micronaut.flyway.event.MigrationFinishedEvent;
import jakarta.annotation.PreDestroy;
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
 * Lets one replica of a service migrate at a time. Flyway has a lock of its own, but looks whether its history is there before it
 * takes it: of several first starts at once, one could find the tables of another without their history and give up.
 */
@Singleton
class MigrationLock
        implements BeanCreatedEventListener<FlywayConfigurationProperties>,
                ApplicationEventListener<MigrationFinishedEvent>,
                Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

    /** Asked for again and again: waiting inside a statement would hold up an index that is built CONCURRENTLY. */
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtextextended(? || '.migrations', 0))";

    private static final Duration ASK_AGAIN = Duration.ofMillis(200);

    private final DatabaseSettings settings;
    private @Nullable Connection held;

    MigrationLock(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** Before Flyway runs. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public FlywayConfigurationProperties onCreated(BeanCreatedEvent<FlywayConfigurationProperties> event) {
        try {
            await();
        } catch (SQLException e) {
            throw new IllegalStateException("could not migrate: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another replica migrates", e);
        }
        return event.getBean();
    }

    @Override
    public void onApplicationEvent(MigrationFinishedEvent event) {
        release();
    }

    private void await() throws SQLException, InterruptedException {
        if (held != null) {
            // Left by a migration that failed; the process ends soon.
            return;
        }
        Connection connection = DriverManager.getConnection(
                settings.jdbcUrl("tcpKeepAlive=true&connectTimeout=5", DatabaseSettings.NOTICE_SILENCE),
                settings.ownerRole(),
                settings.ownerPassword());
        held = connection;
        if (!isOurs(connection)) {
            LOG.info("another replica migrates; this one waits");
            do {
                Thread.sleep(ASK_AGAIN);
            } while (!isOurs(connection));
        }
    }

    private boolean isOurs(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setString(1, settings.service());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @PreDestroy
    void release() {
        try (Connection end = held) {
            held = null;
        } catch (SQLException e) {
            LOG.debug("the server frees the lock of a broken connection by itself", e);
        }
    }
}
