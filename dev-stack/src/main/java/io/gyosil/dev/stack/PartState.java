package io.gyosil.dev.stack;

import io.gyosil.servers.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * One process of a stack.
 *
 * @param name postgres, kafka, entrance or a service's name
 * @param port where it listens on 127.0.0.1
 * @param process who it is; null before it is started and while it is down
 * @param ready whether it serves
 * @param readyAfterMillis how long its latest start took, 0 before
 * @param restarts how often it died and was started again
 */
public record PartState(
        String name, int port, @Nullable ProcessIdentity process, boolean ready, long readyAfterMillis, int restarts) {

    /** A part that was not started yet. */
    public static PartState waiting(String name, int port) {
        return new PartState(name, port, null, false, 0, 0);
    }

    /** Its process was started. */
    public PartState started(@Nullable ProcessIdentity started) {
        return new PartState(name, port, started, false, readyAfterMillis, restarts);
    }

    /** It serves now. */
    public PartState serving(long afterMillis) {
        return new PartState(name, port, process, true, afterMillis, restarts);
    }

    /** Its process is gone. */
    public PartState gone() {
        return new PartState(name, port, null, false, readyAfterMillis, restarts);
    }

    /** It is to be started again. */
    public PartState again() {
        return new PartState(name, port, null, false, readyAfterMillis, restarts + 1);
    }

    boolean isServing() {
        return ready && process != null && process.isAlive();
    }
}
