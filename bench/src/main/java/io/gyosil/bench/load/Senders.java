package io.gyosil.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** One thread for each connection; all are connected before the first one sends. */
final class Senders {
    private static final long LONGEST_MICROS = 120_000_000;
    private static final long LEAD_NANOS = 20_000_000;

    private Senders() {}

    /** What one connection does; its place is its number in the plan. */
    interface Sending {
        void send(HttpConnection connection, int place, long begin, Sample sample) throws Exception;
    }

    /** What one connection saw. */
    static final class Sample {
        private final int expected;
        private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);

        Sample(int expected) {
            this.expected = expected;
        }

        void take(Answer answer, long nanos) {
            if (answer.status() != expected) {
                throw new UnexpectedAnswer(expected, answer);
            }
            latencies.recordValue(Math.clamp(nanos / 1_000, 1, LONGEST_MICROS));
        }
    }

    static LoadResult run(int port, Plan plan, Sending sending) throws Exception {
        List<HttpConnection> connections = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(plan.connections().size())) {
            for (int i = 0; i < plan.connections().size(); i++) {
                connections.add(new HttpConnection(port));
            }
            long begin = System.nanoTime() + LEAD_NANOS;
            List<Future<Sample>> running = new ArrayList<>();
            for (int i = 0; i < connections.size(); i++) {
                HttpConnection connection = connections.get(i);
                int place = i;
                running.add(threads.submit(() -> {
                    Sample sample = new Sample(plan.expected());
                    LockSupport.parkNanos(begin - System.nanoTime());
                    sending.send(connection, place, begin, sample);
                    return sample;
                }));
            }
            return sum(running, begin, plan.size());
        } finally {
            for (HttpConnection connection : connections) {
                connection.close();
            }
        }
    }

    private static LoadResult sum(List<Future<Sample>> running, long begin, int size) throws Exception {
        Histogram all = new Histogram(LONGEST_MICROS, 3);
        for (Future<Sample> one : running) {
            try {
                all.add(one.get().latencies);
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw failure;
            }
        }
        return new LoadResult(size, (System.nanoTime() - begin) / 1e9, all);
    }
}
