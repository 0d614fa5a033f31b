package io.gyosil.kit.limit;

import org.jspecify.annotations.Nullable;

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
    private @Nullable Long waitingSince;

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
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** Bytes came: of the request that is coming in, or the first of one. */
    void received(int bytes, long now) {
        if (!sending) {
            begin();
        } else if (waitingSince != null) {
            waited += now - waitingSince;
        }
        waitingSince = null;
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
        long all = waited + (waitingSince == null ? 0 : now - waitingSince);
        return all > limits.patience(headIsThere, received).toNanos();
    }

    private void begin() {
        sending = true;
        headIsThere = false;
        received = 0;
        waited = 0;
    }
}
