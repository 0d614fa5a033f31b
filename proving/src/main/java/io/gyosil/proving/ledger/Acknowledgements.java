package io.gyosil.proving.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When acknowledgements came, and the longest time without one. Safe for many threads. */
public final class Acknowledgements {

    private long count;
    private long last = System.nanoTime();
    private long longest;

    /** One has come. */
    public synchronized void note() {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
        count++;
        notifyAll();
    }

    /** From here on the longest gap is looked for; the one that is open now counts from its beginning. */
    public synchronized void watch() {
        longest = 0;
    }

    /** The longest time without an acknowledgement since {@link #watch}. */
    public synchronized Duration longestGap() {
        return Duration.ofNanos(Math.max(longest, System.nanoTime() - last));
    }

    /** Waits for so many more; says whether they came in time. */
    public synchronized boolean awaitMore(int more, Duration patience) throws InterruptedException {
        long enough = count + more;
        long deadline = System.nanoTime() + patience.toNanos();
        while (count < enough) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
