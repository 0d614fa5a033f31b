package io.gyosil.session.retention;

import io.micronaut.core.annotation.Introspected;

/** How much of each was removed, or will be. */
@Introspected
record Removed(long messages, long logs, long lessons) {

    static final Removed NOTHING = new Removed(0, 0, 0);

    boolean nothing() {
        return equals(NOTHING);
    }

    Removed and(Removed more) {
        return new Removed(messages + more.messages, logs + more.logs, lessons + more.lessons);
    }
}
