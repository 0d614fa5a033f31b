package io.gyosil.kit.testing.proxy;

import java.time.Duration;

/** What a proxy does to what passes through it. A fault holds for all connections, also new ones, while it is set. */
public sealed interface Fault {

    /** Nothing: all passes as it comes. */
    record None() implements Fault {}

    /** All arrives, later. Longer than a round trip on any continent. */
    record Latency(Duration eachWay) implements Fault {}

    /** Both sides get a TCP reset at once; so does whoever connects meanwhile. */
    record Reset() implements Fault {}

    /**
     * Nothing arrives and nobody is told: the sockets stay open, for good, also after the fault is taken away. The
     * client has to notice by itself; the server does after a time, as its TCP keep-alive would make it.
     */
    record HalfOpen(Duration untilServerNotices) implements Fault {}

    /** All arrives in drops, in both directions. */
    record Slow(int bytesPerSecond) implements Fault {}

    /** Of the next answer on each connection so many bytes arrive, then both sides get a reset. */
    record CutInMidAnswer(int afterBytes) implements Fault {}

    /** A commit reaches the server and is done; its answer never arrives: both sides get a reset instead. */
    record AnswerLostAfterCommit() implements Fault {}
}
