package io.gyosil.bench.frame;

import io.gyosil.bench.place.Workplace;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What a bench is given to work with.
 *
 * @param home the project's folder, with its modules and {@code bench/peers}
 * @param workplace where its processes and files live until it ends
 * @param options what the caller asked for
 * @param out where it says how far it is
 */
public record BenchContext(Path home, Workplace workplace, Options options, PrintWriter out) {

    /** Says something to the person who waits. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** The folder of a peer that is written in another language. */
    public Path peer(String name) {
        return home.resolve("bench/peers").resolve(name);
    }
}
