package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.PartState;
import io.gyosil.servers.process.ProcessIdentity;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one part running: starts it, and starts it again whenever it dies, until it is stopped. */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration LAST_STEPS = Duration.ofSeconds(10);

    private final Part part;
    private final Consumer<UnaryOperator<PartState>> report;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable Process spawned;
    private volatile Part.@Nullable Running running;

    /** @param report receives every change of the part's state */
    Keeper(Part part, Consumer<UnaryOperator<PartState>> report) {
        this.part = part;
        this.report = report;
        this.thread = new Thread(this::keep, "keeper-" + part.name());
    }

    /** Starts the part; the result comes when it serves, or with the failure to do so. */
    CompletableFuture<Void> begin() {
        thread.start();
        return firstStart;
    }

    /** Stops the part, whatever it is doing, and waits until it is gone. */
    void stop() throws InterruptedException {
        stopping.countDown();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        Part.Running serving = running;
        Process starting = spawned;
        if (serving != null) {
            serving.stop().run();
        } else if (starting != null) {
            part.giveUp(starting);
        }
        if (!thread.join(LAST_STEPS) && starting != null) {
            starting.destroyForcibly();
        }
        report.accept(PartState::gone);
    }

    private void keep() {
        while (isKept()) {
            Duration served = serve();
            if (firstStart.isCompletedExceptionally()) {
                return;
            }
            if (isKept()) {
                report.accept(PartState::again);
                pause(backoff.after(served));
            }
        }
    }

    /** Starts the part and waits for its death; says how long it served. */
    private Duration serve() {
        long begin = System.nanoTime();
        try {
            Part.Running started = part.start(this::spawned);
            running = started;
            long served = System.nanoTime();
            report.accept(state -> state.serving((served - begin) / 1_000_000));
            firstStart.complete(null);
            int exitCode = started.process().waitFor();
            logDeath(exitCode);
            return Duration.ofNanos(System.nanoTime() - served);
        } catch (RuntimeException failure) {
            if (!firstStart.completeExceptionally(failure) && isKept()) {
                LOG.warn("{} does not start: {}", part.name(), failure.getMessage());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            running = null;
            spawned = null;
        }
        return Duration.ZERO;
    }

    private void spawned(Process process) {
        spawned = process;
        report.accept(state -> state.started(ProcessIdentity.of(process.pid()).orElse(null)));
        if (!isKept()) {
            part.giveUp(process);
        }
    }

    private void logDeath(int exitCode) {
        if (isKept()) {
            LOG.warn("{} ended with exit code {} and is started again", part.name(), exitCode);
        }
    }

    private boolean isKept() {
        return stopping.getCount() > 0;
    }

    private void pause(Duration pause) {
        try {
            boolean stopped = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{} paused, stopping: {}", part.name(), stopped);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
