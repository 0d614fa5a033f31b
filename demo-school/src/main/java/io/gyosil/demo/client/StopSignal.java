package io.gyosil.demo.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C (or SIGTERM) while something is being sent: what is under way is finished, nothing more is sent, and the
 * program gets a few seconds to say where it is before the JVM ends. Close it when everything is said.
 */
public final class StopSignal implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The command above us has a sentence to print, too, after this signal is closed. */
    private static final Duration LAST_WORD = Duration.ofMillis(250);

    private final GyosilClient client;
    private final CountDownLatch said = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stop-sending");

    private StopSignal(GyosilClient client) {
        this.client = client;
    }

    public static StopSignal stopping(GyosilClient client) {
        var signal = new StopSignal(client);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void stopAndWait() {
        client.stop();
        try {
            if (!said.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("Stopped before the last answers came. Run it again: nothing is counted twice.");
            }
            Thread.sleep(LAST_WORD);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        said.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The signal has come: the hook is running and ends by itself.
            said.countDown();
        }
    }
}
