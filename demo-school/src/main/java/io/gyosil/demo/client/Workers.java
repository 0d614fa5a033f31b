package io.gyosil.demo.client;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Repeats a step on several virtual threads until nothing is left, one of them fails, or it is stopped. */
final class Workers {

    interface Step {
        /**
         * Does one piece of work.
         *
         * @return false when there was none left for this thread
         */
        boolean run() throws DeliveryException, InterruptedException;
    }

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Returns when every thread is done.
     *
     * @throws DeliveryException the first failure, after the others have ended
     */
    void run(int atOnce, Step step) throws DeliveryException, InterruptedException {
        var running = new CountDownLatch(atOnce);
        var threads = new ArrayList<Thread>(atOnce);
        for (int i = 0; i < atOnce; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    repeat(step);
                } finally {
                    running.countDown();
                }
            }));
        }
        try {
            running.await();
        } catch (InterruptedException interrupted) {
            stop();
            threads.forEach(Thread::interrupt);
            throw interrupted;
        }
        rethrow(failure.get());
    }

    void stop() {
        stopped.set(true);
    }

    private void repeat(Step step) {
        try {
            boolean more = true;
            while (more && !stopped.get()) {
                more = step.run();
            }
        } catch (InterruptedException interrupted) {
            stop();
        } catch (DeliveryException | RuntimeException | Error failed) {
            failure.compareAndSet(null, failed);
            stop();
        }
    }

    private static void rethrow(@Nullable Throwable failed) throws DeliveryException {
        switch (failed) {
            case null -> {}
            case DeliveryException delivery -> throw delivery;
            case RuntimeException defect -> throw defect;
            case Error fatal -> throw fatal;
            default -> throw new IllegalStateException(failed);
        }
    }
}
