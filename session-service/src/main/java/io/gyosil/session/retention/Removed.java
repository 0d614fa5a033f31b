package io.gyosil.session.retention;

/** How much of each was removed, or will be. */
public record Removed(long messages, long logs, long lessons) {

    static final Removed NOTHING = new Removed(0, 0, 0);

    boolean isNothing() {
        return equals(NOTHING);
    }

    Removed and(Removed more) {
        return new Removed(messages + more.messages, logs + more.logs, lessons + more.lessons);
    }
}
