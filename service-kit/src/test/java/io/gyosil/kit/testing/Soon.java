package io.gyosil.kit.testing;

import java.time.Duration;

/**
 * How long tests wait for what must happen. It is a wait for a defect only: what happens ends it. On a machine that is slow,
 * or busy with other things, it is longer.
 */
public final class Soon {

    private static final int STEPS = 80_000_000;
    private static final Duration USUAL = Duration.ofMillis(170);
    private static final double MOST = 4;

    private static final double FACTOR = Math.clamp((double) measured().toNanos() / USUAL.toNanos(), 1, MOST);

    /** For all that has no reason to take longer. */
    public static final Duration SOON = scaled(Duration.ofSeconds(60));

    private Soon() {}

    /** As long, on this machine as it is now. */
    public static Duration scaled(Duration usual) {
        return Duration.ofMillis(Math.round(usual.toMillis() * FACTOR));
    }

    /** What a known piece of work takes here. */
    private static Duration measured() {
        long begin = System.nanoTime();
        long state = begin | 1;
        for (int i = 0; i < STEPS; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        // Never so, but a compiler that does not know cannot leave the work out.
        return Duration.ofNanos(state == 0 ? 0 : System.nanoTime() - begin);
    }
}
