package io.gyosil.servers.process;

import java.io.IOException;

/** Signals that Java itself cannot send. */
public enum Signal {
    /** Asks PostgreSQL for a fast shutdown. */
    INT,
    /** Asks PostgreSQL for an immediate shutdown. */
    QUIT,
    /** Stops a process where it stands: it is alive and answers nobody. */
    STOP,
    /** Lets a stopped process go on. */
    CONT;

    /** Sends this signal; nothing happens when there is no such process any more. */
    public void sendTo(long pid) throws IOException {
        // The shell's own kill: a kill program is not installed everywhere.
        Process shell = new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            shell.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
