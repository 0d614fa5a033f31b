package io.gyosil.dev.supervisor;

import java.time.Duration;

/** How long to wait before something that died is started again: 0.2 s at first, doubling to 5 s while it keeps dying. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration WELL = Duration.ofSeconds(2);

    private Duration next = FIRST;

    /** The pause now that it died after it had served for {@code served}. */
    Duration after(Duration served) {
        Duration pause = served.compareTo(WELL) >= 0 ? FIRST : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
