package io.gyosil.bench.load;

import java.util.List;

/** As fast as the server answers: each connection sends its next request when the answer to the last is there. */
public final class ClosedLoop {
    private ClosedLoop() {}

    /**
     * Sends all of it to a port of 127.0.0.1.
     *
     * @throws UnexpectedAnswer when an answer has not the status expected
     */
    public static LoadResult run(int port, Plan plan) throws Exception {
        return Senders.run(port, plan, (connection, place, begin, sample) -> {
            for (byte[] request : plan.connections().get(place)) {
                long sent = System.nanoTime();
                Answer answer = connection.exchange(request);
                sample.take(answer, System.nanoTime() - sent);
            }
        });
    }

    /** As {@link #run}, one after the other over one connection. */
    public static LoadResult oneByOne(int port, List<byte[]> requests, int expected) throws Exception {
        return run(port, new Plan(List.of(requests), expected));
    }
}
