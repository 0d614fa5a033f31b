package io.gyosil.kit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks off the connection of a transaction that lasts too long on this side. The server has limits of its own, and the
 * driver one for each read; but where answers only trickle in, every read is in time and the whole never ends.
 */
class TimeLimit extends DelegatingTransactionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Set<Open> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofVirtual().name("transaction-time-limit").start(TimeLimit::watch);
    }

    private final Duration limit;

    /** @param limit for each transaction that this handler begins; kept to about a second */
    TimeLimit(Duration limit, TransactionHandler handler) {
        super(handler);
        this.limit = limit;
    }

    @Override
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback) throws X {
        Open transaction = new Open(handle.getConnection(), System.nanoTime() + limit.toNanos());
        OPEN.add(transaction);
        try {
            return super.inTransaction(handle, callback);
        } finally {
            OPEN.remove(transaction);
            transaction.end();
        }
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new TimeLimit(limit, getDelegate().specialize(handle));
    }

    private static void watch() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            OPEN.stream().filter(transaction -> transaction.until - now < 0).forEach(Open::breakOff);
        }
    }

    /** One that has begun. Its end and its being broken off exclude each other: the connection is another's then. */
    private static final class Open {

        private final Connection connection;
        private final long until;
        private boolean over;

        Open(Connection connection, long until) {
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
