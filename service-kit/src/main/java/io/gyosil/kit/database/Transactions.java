package io.gyosil.kit.database;

import io.gyosil.kit.trace.Trace;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one way to open a transaction. A use case opens it; the stores that it calls find it with {@link #handle()} or
 * {@link Statements}, so a port needs to know nothing of JDBC and no statement can run outside of a transaction by
 * accident.
 *
 * <p>Everything runs at READ COMMITTED, which the pool sets: each statement sees what was committed before it, which is
 * what locks taken in one statement and reads done in the next rely on. No transaction may last longer than 10 s.
 */
public final class Transactions {

    private static final ScopedValue<Open> CURRENT = ScopedValue.newInstance();

    private final Jdbi jdbi;

    Transactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A transaction that is open, and the statements that wait to be sent in it. */
    record Open(Handle handle, Pending pending) {}

    /**
     * Runs work in a transaction of its own: committed when it returns, rolled back when it throws.
     *
     * @throws IllegalStateException when one is open already on this thread
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (CURRENT.isBound()) {
            throw new IllegalStateException("a transaction is open already");
        }
        return Trace.step("transaction", () -> open(work));
    }

    private <T> T open(Supplier<T> work) {
        return jdbi.inTransaction(handle -> {
            Open open = new Open(handle, new Pending());
            T done = ScopedValue.where(CURRENT, open).call(work::get);
            open.pending().commit(handle.getConnection());
            return done;
        });
    }

    /** Like {@link #inTransaction} for work without a result. */
    public void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * The open transaction of this thread.
     *
     * @throws IllegalStateException when none is open
     */
    public static Handle handle() {
        Open open = open();
        open.pending().send(open.handle().getConnection());
        return open.handle();
    }

    /** Has something done when the open transaction of this thread is committed. */
    public static void afterCommit(Runnable then) {
        open().handle().afterCommit(then);
    }

    static Open open() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("no transaction is open");
        }
        return CURRENT.get();
    }
}
