package io.gyosil.bench.relay;

import io.gyosil.bench.flow.OutboxRows;
import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.place.OwnService;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The relay of a study-ingest-service that runs already: it finds a round's rows all at once, when they are committed. */
final class OwnRelay implements Contestant {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);

    private final PostgresServer postgres;
    private final OwnService services;
    private final StudyTopic topic;
    private final Quizzes quizzes;
    private final int size;
    private OwnService.@Nullable Running running;
    private Map<TopicPartition, Long> before = Map.of();

    OwnRelay(PostgresServer postgres, OwnService services, StudyTopic topic, Quizzes quizzes, int size) {
        this.postgres = postgres;
        this.services = services;
        this.topic = topic;
        this.quizzes = quizzes;
        this.size = size;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public String madeOf() {
        return "the relay in study-ingest-service on Java " + Runtime.version().feature()
                + ", started as the stack does";
    }

    @Override
    public void start() {
        running = services.start("study", postgres.jdbcUrl(Bootstrap.DATABASE), Map.of());
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int round) throws Exception {
        topic.empty();
        before = topic.ends();
        try (Connection connection = postgres.connect(Bootstrap.DATABASE)) {
            connection.setAutoCommit(false);
            OutboxRows.copy(connection, "study.outbox", quizzes, size);
            connection.commit();
            long begin = System.nanoTime();
            connection.setAutoCommit(true);
            while (isWaiting(connection)) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new StackFailure("The relay has not sent " + size + " rows after 20 minutes.");
                }
                Thread.sleep(20);
            }
            return size * 1e9 / (System.nanoTime() - begin);
        }
    }

    @Override
    public String state() {
        return topic.read(before, size).text();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private static boolean isWaiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery("SELECT FROM study.outbox ORDER BY position LIMIT 1")) {
            return first.next();
        }
    }
}
