package io.gyosil.kit.data;

import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.support.ConnectionCustomizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks off a connection that is in use for too long on this side. The server has limits of its own, and the
 * driver one for each read; but where answers only trickle in, every read is in time and the whole never ends.
 */
final class TimeLimit implements ConnectionCustomizer<Connection> {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Set<Use> USES = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofVirtual().name("transaction-time-limit").start(TimeLimit::watch);
    }

    private final Duration limit;

    /** @param limit for each use of a connection; kept to about a second */
    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public <R> Function<ConnectionStatus<Connection>, R> intercept(
            Function<ConnectionStatus<Connection>, R> operation) {
        return status -> status.isNew() ? within(status, operation) : operation.apply(status);
    }

    private <R> R within(ConnectionStatus<Connection> status, Function<ConnectionStatus<Connection>, R> operation) {
        Use use = new Use(status.getConnection(), System.nanoTime() + limit.toNanos());
        USES.add(use);
        try {
            return operation.apply(status);
        } finally {
            USES.remove(use);
            use.end();
        }
    }

    private static void watch() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            USES.stream().filter(use -> use.until - now < 0).forEach(Use::breakOff);
        }
    }

    /** One that has begun. Its end and its being broken off exclude each other: the connection is another's then. */
    private static final class Use {

        private final Connection connection;
        private final long until;
        private boolean over;

        Use(Connection connection, long until) {
            this.connection = connection;
            this.until = until;
        }

        synchronized void end() {
            over = true;
        }

        synchronized void breakOff() {
            if (over) {
                return;
            }
            over = true;
            LOG.warn("a transaction lasts too long and its connection is broken off");
            try {
                connection.abort(Runnable::run);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("a connection cannot be broken off: {}", e.toString());
            }
        }
    }
}
