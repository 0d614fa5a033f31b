package io.gyosil.kit.shutdown;

import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a service, in this order:
 *
 * <ol>
 *   <li>{@code /health/readiness} says 503, and every answer closes its connection; requests are still taken, for as long as whatever
 *       sends them needs to notice ({@code gyosil.shutdown.delay})
 *   <li>no new connections; requests under way are answered, sockets are asked to come again elsewhere, consumers finish
 *       their batch, move their offset and leave their group
 *   <li>the relay resigns, so that another replica's goes on at once; pools are closed
 * </ol>
 *
 * <p>The second and the third take at most 20 s together. What is not done by then is lost with the process only where it is safe
 * to be: what was not answered was not promised, and what was not committed comes again.
 */
@Singleton
public final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /** The longest statement takes 10 s. */
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(11);

    private static final Duration END_WITHIN = Duration.ofSeconds(20);
    private static final int FAILED = 1;

    private final Stopping stopping;
    private final GracefulShutdownManager work;
    private final Duration delay;
    private final CountDownLatch ended = new CountDownLatch(1);

    Shutdown(Stopping stopping, GracefulShutdownManager work, ShutdownSettings settings) {
        this.stopping = stopping;
        this.work = work;
        this.delay = settings.delay();
    }

    /** Ends the server, and with it everything, when the process is asked to end. */
    public void onSignal(EmbeddedServer server) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Thread.ofVirtual().start(this::cutOff);
                            end(server);
                        },
                        "shutdown"));
    }

    /** Waits for the end. */
    public void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutOff() {
        sleep(delay.plus(END_WITHIN));
        LOG.error("not ended within {} s; what is under way is cut off", END_WITHIN.toSeconds());
        Runtime.getRuntime().halt(FAILED);
    }

    void end(EmbeddedServer server) {
        LOG.info("asked to end; takes requests for {} ms more", delay.toMillis());
        stopping.begin();
        sleep(delay);
        drain();
        server.stop();
        LOG.info("ended");
        ended.countDown();
    }

    private void drain() {
        long begin = System.nanoTime();
        try {
            work.shutdownGracefully().toCompletableFuture().get(DRAIN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("drained after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } catch (TimeoutException e) {
            LOG.warn("not drained after {} s", DRAIN_WITHIN.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("not drained", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
