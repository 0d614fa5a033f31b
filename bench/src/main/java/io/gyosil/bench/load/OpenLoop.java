package io.gyosil.bench.load;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * At a fixed rate, whether the server keeps up or not. Every request has its time from the beginning, and its latency
 * counts from then, also when it had to wait for an earlier answer: a stall is seen by all that would have come meanwhile.
 */
public final class OpenLoop {
    private OpenLoop() {}

    /**
     * Sends all of it, evenly in time, to a port of 127.0.0.1. Request i of connection c of n has the place i·n + c.
     *
     * @param rate requests per second, over all connections
     * @throws UnexpectedAnswer when an answer has not the status expected
     */
    public static LoadResult run(int port, Plan plan, double rate) throws Exception {
        int connections = plan.connections().size();
        return Senders.run(port, plan, (connection, place, begin, sample) -> {
            List<byte[]> requests = plan.connections().get(place);
            for (int i = 0; i < requests.size(); i++) {
                long due = begin + Math.round(((long) i * connections + place) / rate * 1e9);
                await(due);
                Answer answer = connection.exchange(requests.get(i));
                sample.take(answer, System.nanoTime() - due);
            }
        });
    }

    /** For plans of one list: deals it out to so many connections, in order. */
    public static Plan dealtOut(List<byte[]> requests, int connections, int expected) {
        return new Plan(
                IntStream.range(0, connections)
                        .mapToObj(place -> IntStream.iterate(place, i -> i < requests.size(), i -> i + connections)
                                .mapToObj(requests::get)
                                .toList())
                        .toList(),
                expected);
    }

    private static void await(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
