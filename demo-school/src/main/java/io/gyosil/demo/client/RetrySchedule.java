package io.gyosil.demo.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how long a request is repeated.
 *
 * @param whole from the first try until giving up
 * @param first the longest wait before the first repetition; it doubles each time
 * @param longest the longest wait between two tries
 */
record RetrySchedule(Duration whole, Duration first, Duration longest) {

    static final RetrySchedule DEFAULT =
            new RetrySchedule(Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofSeconds(5));

    /** Between half of the doubled wait and all of it, so that clients that failed together do not come back together. */
    Duration before(int repetition) {
        long doubled = first.toMillis() << Math.min(repetition - 1, 20);
        long most = Math.max(2, Math.min(doubled, longest.toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
