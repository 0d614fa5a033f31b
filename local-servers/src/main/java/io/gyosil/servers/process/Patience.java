package io.gyosil.servers.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that nobody announces. */
public final class Patience {
    private Patience() {}

    /**
     * Asks every {@code interval} until the answer is yes or the time is over, and says which. An interrupt counts as
     * the end of the time and stays set.
     */
    public static boolean until(Duration atMost, Duration interval, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(interval);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
