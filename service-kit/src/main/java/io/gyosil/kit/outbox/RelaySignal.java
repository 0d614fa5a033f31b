package io.gyosil.kit.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process after a local commit; other processes' commits are found by polling. */
@Singleton
class RelaySignal {

    private final Semaphore sent = new Semaphore(0);

    /** Once is enough, however often: where another replica's relay works nobody listens, for months. */
    void send() {
        if (sent.availablePermits() == 0) {
            sent.release();
        }
    }

    /** Returns when it is sent or the time is over. */
    void await(Duration atMost) throws InterruptedException {
        if (sent.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            sent.drainPermits();
        }
    }
}
