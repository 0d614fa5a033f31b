package io.gyosil.kit.database;

import io.gyosil.kit.data.StatementPipeline;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/**
 * The former way to open a transaction, which is now Micronaut's. A use case opens it; the stores that it calls find it with
 * {@link #handle()} or {@link Statements}.
 *
 * <p>Everything runs at READ COMMITTED, which the pool sets: each statement sees what was committed before it, which is
 * what locks taken in one statement and reads done in the next rely on. No transaction may last longer than 10 s.
 */
public final class Transactions {

    static final StatementPipeline PIPELINE = new StatementPipeline();

    private final TransactionOperations<Connection> operations;

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /**
     * Runs work in a transaction of its own: committed when it returns, rolled back when it throws.
     *
     * @throws IllegalStateException when one is open already on this thread
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (PIPELINE.isOpen()) {
            throw new IllegalStateException("a transaction is open already");
        }
        Thrown thrown = new Thrown();
        try {
            return Failures.translated(
                    () -> operations.execute(TransactionDefinition.DEFAULT, status -> thrown.by(work)));
        } catch (RuntimeException e) {
            throw thrown.insteadOf(e);
        }
    }

    /** What the work itself threw: a rollback that fails behind it would hide it. */
    private static final class Thrown {

        private @Nullable RuntimeException failure;

        <T> T by(Supplier<T> work) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        RuntimeException insteadOf(RuntimeException last) {
            RuntimeException first = failure;
            if (first == null || !(last instanceof TransactionException || last instanceof ConnectionException)) {
                return last;
            }
            first.addSuppressed(last);
            return first;
        }
    }

    /** Like {@link #inTransaction} for work without a result. */
    public void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * The open transaction of this thread, for Jdbi.
     *
     * @throws IllegalStateException when none is open
     */
    public static Handle handle() {
        return Failures.translated(JdbiHandles::open);
    }

    /** Has something done when the open transaction of this thread is committed. */
    public static void afterCommit(Runnable then) {
        PIPELINE.afterCommit(then);
    }
}
