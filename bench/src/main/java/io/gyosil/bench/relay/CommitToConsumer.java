package io.gyosil.bench.relay;

import io.gyosil.bench.flow.OutboxRows;
import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits rows to the outbox at a steady rate, a few in each transaction, and notes when a consumer sees them. Nobody
 * rings the relay's bell, since another process commits: it finds all by polling, which is its slower way.
 */
final class CommitToConsumer {
    private static final int ROWS_OF_A_COMMIT = 10;
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final PostgresServer postgres;
    private final StudyTopic topic;
    private final Quizzes quizzes;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new HashMap<>();

    CommitToConsumer(PostgresServer postgres, StudyTopic topic, Quizzes quizzes) {
        this.postgres = postgres;
        this.topic = topic;
        this.quizzes = quizzes;
    }

    /** Latencies in microseconds at so many rows a second, without the first fifth, in which consumer and code warm up. */
    Histogram at(double rate, int seconds) throws Exception {
        int rows = (int) (rate * seconds) / ROWS_OF_A_COMMIT * ROWS_OF_A_COMMIT;
        Map<TopicPartition, Long> ends = topic.ends();
        try (KafkaConsumer<String, byte[]> consumer = topic.consumer();
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            ends.forEach(consumer::seek);
            Future<?> written = writer.submit(() -> write(rate, rows));
            long heard = System.nanoTime();
            while (seen.size() < rows) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                records.forEach(record -> seen.putIfAbsent(record.key(), now));
                heard = records.isEmpty() ? heard : now;
                if (now - heard > SILENCE_NANOS) {
                    throw new StackFailure("Of " + rows + " events " + seen.size() + " came, and then no more.");
                }
            }
            written.get();
        }
        return latencies(rows);
    }

    private Histogram latencies(int rows) {
        Histogram latencies = new Histogram(3);
        for (int n = rows / 5; n < rows; n++) {
            String key = quizzes.quiz(n).sessionId();
            long micros = (seen.getOrDefault(key, Long.MAX_VALUE) - committed.getOrDefault(key, 0L)) / 1_000;
            latencies.recordValue(Math.max(0, micros));
        }
        return latencies;
    }

    private boolean write(double rate, int rows) throws Exception {
        try (Connection connection = postgres.connect(Bootstrap.DATABASE)) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            for (int from = 0; from < rows; from += ROWS_OF_A_COMMIT) {
                int first = from;
                await(begin + Math.round(from / rate * 1e9));
                OutboxRows.copy(connection, "study.outbox", quizzes, first, ROWS_OF_A_COMMIT);
                connection.commit();
                long now = System.nanoTime();
                for (int n = first; n < first + ROWS_OF_A_COMMIT; n++) {
                    committed.put(quizzes.quiz(n).sessionId(), now);
                }
            }
            return true;
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
