package io.gyosil.bench.project;

import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.place.OwnService;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * An analytics-service that runs already. The events of a round are written in one Kafka transaction: the consumer sees
 * them all at once, when it is committed.
 */
final class OwnProjection implements Contestant {
    private static final String GROUP = "analytics.features";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(90);

    private final Tables tables;
    private final OwnService services;
    private final StudyTopic topic;
    private final Quizzes quizzes;
    private final int size;
    private OwnService.@Nullable Running running;

    OwnProjection(Tables tables, OwnService services, StudyTopic topic, Quizzes quizzes, int size) {
        this.tables = tables;
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
        return "analytics-service on Java " + Runtime.version().feature() + ", started as the stack does";
    }

    @Override
    public void start() {
        running = services.start("analytics", tables.postgres().jdbcUrl(Bootstrap.DATABASE), Map.of());
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int round) throws Exception {
        topic.empty();
        tables.empty();
        try (KafkaProducer<String, byte[]> producer = topic.producer(
                        Map.of("transactional.id", "bench", "transaction.timeout.ms", 900_000, "linger.ms", 5));
                Admin admin = topic.admin()) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int n = 0; n < size; n++) {
                producer.send(StudyTopic.record(quizzes.quiz(n)));
            }
            producer.flush();
            long begin = System.nanoTime();
            producer.commitTransaction();
            // The group's offset moves after the database's commit, so it says when all is there.
            while (tables.count(tables.features()) == 0 || !hasAll(admin)) {
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new StackFailure("The features of " + size + " events are not complete after 90 minutes.");
                }
                Thread.sleep(50);
            }
            return (double) size * quizzes.answers() * 1e9 / (System.nanoTime() - begin);
        }
    }

    private boolean hasAll(Admin admin) throws Exception {
        // The marker of a transaction takes an offset of each partition, which the group's may pass or not.
        long end = topic.ends().values().stream().mapToLong(Long::longValue).sum();
        long reached = StudyTopic.reachedBy(admin, GROUP);
        return end - reached <= topic.ends().size();
    }

    /** Its process. */
    OwnService.Running running() {
        if (running == null) {
            throw new IllegalStateException("analytics was not started");
        }
        return running;
    }

    @Override
    public String state() throws Exception {
        return tables.state();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
