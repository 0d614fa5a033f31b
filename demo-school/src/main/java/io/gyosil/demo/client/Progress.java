package io.gyosil.demo.client;

import java.io.PrintStream;

/** Shows how far a long piece of work is. Steps may come from several threads. */
public interface Progress extends AutoCloseable {

    /** So much more is done. */
    void step(long done);

    /** The work is at its end, or was broken off. */
    @Override
    default void close() {}

    /** Where progress is shown: makes one display for each piece of work. */
    interface Display {
        Progress start(String task, String unit, long total);
    }

    /** A bar with rate and time left where a person looks on, plain lines elsewhere (a file, a pipe, CI). */
    static Display on(PrintStream out) {
        return isWatched() ? Bar::new : (task, unit, total) -> new PlainLines(out, task, unit, total);
    }

    private static boolean isWatched() {
        var console = System.console();
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return console != null && console.isTerminal() && System.getenv("CI") == null && !dumb;
    }
}
