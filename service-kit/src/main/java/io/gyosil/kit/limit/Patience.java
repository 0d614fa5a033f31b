package io.gyosil.kit.limit;

/**
 * How long the request that is coming in has kept us waiting. Only the time counts in which we wanted to read and nothing came;
 * what we do not read yet is no fault of the sender's.
 */
class Patience {

    private final HttpLimits limits;
    private boolean sending;
    private boolean headIsThere;
    private long received;
    private long waited;
    private boolean waiting;
    private long waitingSince;

    Patience(HttpLimits limits) {
        this.limits = limits;
    }

    boolean isSending() {
        return sending;
    }

    boolean headIsThere() {
        return headIsThere;
    }

    /** We want to read. */
    void wantsMore(long now) {
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
    }

    /** Bytes came: of the request that is coming in, or the first of one. */
    void received(int bytes, long now) {
        if (!sending) {
            begin();
        } else if (waiting) {
            waited += now - waitingSince;
        }
        waiting = false;
        received += bytes;
    }

    /** They held a whole head; it may stand behind the end of another request. */
    void head() {
        if (!sending) {
            begin();
        }
        headIsThere = true;
        waited = 0;
    }

    /** They held the end of a request, or nobody waits for one any more. */
    void end() {
        sending = false;
    }

    boolean isAtAnEnd(long now) {
        long all = waited + (waiting ? now - waitingSince : 0);
        return all > limits.patience(headIsThere, received).toNanos();
    }

    private void begin() {
        sending = true;
        headIsThere = false;
        received = 0;
        waited = 0;
    }
}
