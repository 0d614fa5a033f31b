package io.gyosil.session.live.socket;

/** How fast a participant may post: some at once, and then so many a second (a leaky bucket). */
final class PostPace {

    private static final int AT_ONCE = 10;

    /** Who goes on after so many refusals is not a person. */
    private static final int MOST_REFUSED = 100;

    private final double perSecond;
    private double tokens = AT_ONCE;
    private long filledAt = System.nanoTime();
    private int refused;

    PostPace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether one more is all right now. */
    synchronized boolean allows() {
        long now = System.nanoTime();
        tokens = Math.min(AT_ONCE, tokens + (now - filledAt) / 1e9 * perSecond);
        filledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            refused = 0;
            return true;
        }
        refused++;
        return false;
    }

    synchronized boolean isHopeless() {
        return refused > MOST_REFUSED;
    }
}
