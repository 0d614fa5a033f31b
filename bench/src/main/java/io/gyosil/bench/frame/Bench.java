package io.gyosil.bench.frame;

import java.util.List;

/** One thing that is measured. A bench leaves nothing behind: what it starts and writes belongs to the context's workplace. */
public interface Bench {

    /** What {@code ./gyosil bench} calls it: small letters. */
    String name();

    /** What is compared with what, in a line. */
    String purpose();

    /** What it should reach, a line each. */
    List<String> aims();

    /**
     * Measures.
     *
     * @throws io.gyosil.servers.StackFailure when something that it needs is not on this machine, or contestants do not do the
     *     same work; the message says what to do
     * @throws Exception when anything else fails; nothing was measured then
     */
    BenchReport run(BenchContext context) throws Exception;
}
