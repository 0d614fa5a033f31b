package io.gyosil.dev.supervisor;

import io.gyosil.servers.StackFailure;
import java.util.function.Consumer;

/** One process of the stack, before it is started. */
public interface Part {

    /** Its name, which is also that of its log. */
    String name();

    /** Its port on 127.0.0.1. */
    int port();

    /**
     * Starts its process and waits until it serves.
     *
     * @param spawned receives the process as soon as there is one
     * @throws StackFailure when it does not come to serve; no process of it is left then
     */
    Running start(Consumer<Process> spawned);

    /** Ends its process before it serves: that has nothing yet which is worth a wait. */
    default void giveUp(Process starting) {
        starting.destroyForcibly();
    }

    /**
     * A part that serves.
     *
     * @param stop ends the process in its own good way, within some minutes at most
     */
    record Running(Process process, Runnable stop) {}
}
