package io.gyosil.kit.testing.proxy;

import java.time.Duration;
import java.util.function.Predicate;

/** What a proxy does to what passes through it. A fault holds for all connections, also new ones, while it is set. */
public sealed interface Fault {

    /** Nothing: all passes as it comes. */
    record None() implements Fault {}

    /** All arrives, later. Longer than a round trip on any continent. */
    record Latency(Duration eachWay) implements Fault {}

    /** Both sides get a TCP reset at once; so does a client that connects meanwhile. */
    record Reset() implements Fault {}

    /**
     * Nothing arrives and no error is raised: the sockets stay open, for good, also after the fault is taken away. The
     * client has to notice by itself; the server does after a time, as its TCP keep-alive would make it.
     */
    record HalfOpen(Duration untilServerNotices) implements Fault {}

    /** All arrives in drops, in both directions. */
    record Slow(int bytesPerSecond) implements Fault {}

    /** Of the next answer on each connection so many bytes arrive, then both sides get a reset. */
    record CutInMidAnswer(int afterBytes) implements Fault {}

    /** A commit reaches the server and is done; its answer never arrives: both sides get a reset instead. */
    record AnswerLostAfterCommit() implements Fault {}

    /**
     * From the first crossing of that kind on nothing passes any more, on no connection and in neither direction, until the fault
     * is taken away.
     *
     * @param where asked of one crossing after the other
     * @param then what is done at that moment, such as killing the process that waits for the answer
     */
    record StopAt(Predicate<Crossing> where, Runnable then) implements Fault {}

    /** Nothing passes, and a connection that one side ends is ended on the other, too. What follows {@link StopAt}. */
    record Stopped() implements Fault {}
}
