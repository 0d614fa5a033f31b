package io.gyosil.bench.frame;

import java.util.List;

/** One of several that do the same work. A {@link Match} calls it: start, conform, then rounds, and close whatever happened. */
public interface Contestant extends AutoCloseable {

    /** Its short name in tables. */
    String name();

    /** What it consists of, with versions; asked for once it was started. */
    String madeOf();

    /** Starts it; it answers when this returns. */
    void start() throws Exception;

    /**
     * What it answers to the same calls as everybody, a line each; empty when there is nothing to ask. Whatever may
     * differ lawfully, such as ids and times of its own, is left out.
     */
    List<String> conform() throws Exception;

    /**
     * Plays one round from the same beginning as everybody.
     *
     * @param round from 0; negative for warming up, whose figure nobody believes
     * @return units of work per second, or whatever the match is about
     */
    double oneRound(int round) throws Exception;

    /** The state in which the last round ended, as a hash: equal states, equal text. */
    String state() throws Exception;

    /** Ends it, also when it never started. */
    @Override
    void close();
}
