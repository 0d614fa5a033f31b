package io.gyosil.classroom.roster;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.trace.Trace;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an import through its steps. Each piece is one transaction with its rows, its events, its journal and the place
 * up to which it goes, so a worker that goes on after a failure or a death finds nothing half-done and does nothing twice.
 */
@Singleton
class RosterWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RosterWorker.class);

    private static final int TRIES = 5;
    private static final int SECONDS_TO_END = 12;

    private final Transactions transactions;
    private final Holding holding;
    private final Outbox outbox;
    private final RosterSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ending;

    RosterWorker(@Named("worker") Transactions transactions, Holding holding, Outbox outbox, RosterSettings settings) {
        this.transactions = transactions;
        this.holding = holding;
        this.outbox = outbox;
        this.settings = settings;
    }

    /**
     * Starts the work.
     *
     * @param last the import's status when all is done
     */
    CompletableFuture<Void> start(Holding.Held held, List<RosterStep> steps, String last) {
        return CompletableFuture.runAsync(Trace.carried(() -> work(held, steps, last)), threads);
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void work(Holding.Held held, List<RosterStep> steps, String last) {
        try {
            while (!ending && tried(held, steps, last)) {
                LOG.debug("import {} goes on", held.work().id());
            }
            if (ending) {
                transactions.run(() -> holding.release(held));
            }
        } catch (Holding.LostHoldException e) {
            LOG.warn("import {} was taken over by somebody else", held.work().id());
        } catch (RuntimeException e) {
            LOG.error(
                    "import {} stops where it is; it can be applied or undone again",
                    held.work().id(),
                    e);
            release(held);
        }
    }

    private void release(Holding.Held held) {
        try {
            transactions.run(() -> holding.release(held));
        } catch (RuntimeException e) {
            LOG.warn("import {} is held until its time is over: {}", held.work().id(), e.toString());
        }
    }

    /** People and other imports write meanwhile: a deadlock, or a name that was taken just now, is worth another try. */
    private boolean tried(Holding.Held held, List<RosterStep> steps, String last) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.inTransaction(() -> piece(held, steps, last));
            } catch (Holding.LostHoldException e) {
                throw e;
            } catch (RuntimeException e) {
                if (tries == TRIES || ending || !isPassing(e)) {
                    throw e;
                }
                LOG.info("a piece of import {} is tried again: {}", held.work().id(), e.toString());
            }
        }
    }

    private boolean piece(Holding.Held held, List<RosterStep> steps, String last) {
        Holding.Place place = holding.place(held, settings.hold());
        List<String> names = steps.stream().map(RosterStep::name).toList();
        long position = place.position();
        for (int i = Math.max(0, names.indexOf(place.phase())); i < steps.size(); i++) {
            RosterStep.Done done = steps.get(i).work(held.work(), position, settings.chunk());
            if (done.rows() > 0) {
                if (!done.events().isEmpty()) {
                    outbox.append(done.events());
                }
                holding.advance(held, names.get(i), done.position(), done.rows());
                return true;
            }
            position = 0;
        }
        holding.finish(held, last);
        LOG.info("import {} is {}", held.work().id(), last);
        return false;
    }

    private static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().matches("40.*|23505|55P03|08.*|57P.*");
            }
        }
        return false;
    }
}
