package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.Hearing;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import io.gyosil.kit.trial.TrialTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that may not pass over anything, beside one that may. */
class KeepingAReplicaIT {

    private static final StatementPipeline PIPELINE = new StatementPipeline();

    private static final String SCHEMA = "kit_replica";
    private static final Duration SELDOM = Duration.ofMillis(1_900);

    private final String name = "kit.replica." + UUID.randomUUID();
    private final TrialTopic topic = TrialTopic.create(name);
    private final TrialTopic deadLetters = TrialTopic.create(name + ".dlq");
    private final CompletableFuture<TrialTransactions> transactions = new CompletableFuture<>();
    private final Replica replica = new Replica();
    private final Said.Listener other = new Said.Listener(name, name + ".other", batch -> {});

    @BeforeAll
    static void createTable() {
        TrialService.prepare(SCHEMA);
        TrialService.execute(SCHEMA, """
            SET ROLE kit_replica_owner;
            CREATE TABLE IF NOT EXISTS heard (text text CONSTRAINT ck_heard CHECK (text <> 'refused'));
            """);
    }

    @BeforeEach
    void empty() {
        TrialService.execute(
                SCHEMA,
                "TRUNCATE heard; ALTER TABLE heard DROP CONSTRAINT IF EXISTS ck_heard, "
                        + "ADD CONSTRAINT ck_heard CHECK (text <> 'refused')");
    }

    @AfterEach
    void leave() {
        topic.close();
        deadLetters.close();
    }

    /** Hears what is said; what it cannot read is {@code "unreadable"} until it has learnt to. */
    private final class Replica implements Hearing.Replica {

        private final Said.Listener ears = new Said.Listener(name, name + ".replica", this::insert);
        private final List<Set<Integer>> caughtUp = new CopyOnWriteArrayList<>();
        private volatile boolean learnt;

        @Override
        public String topic() {
            return ears.topic();
        }

        @Override
        public String group() {
            return ears.group();
        }

        @Override
        public Optional<String> read(ReceivedEvent event) {
            String said = new String(event.data(), java.nio.charset.StandardCharsets.UTF_8);
            return said.contains(Said.BUG) && learnt ? Optional.of("learnt") : ears.read(event);
        }

        @Override
        public void apply(List<String> events) {
            ears.apply(events);
        }

        @Override
        public void onCaughtUp(Set<Integer> partitions) {
            caughtUp.add(partitions);
        }

        private void insert(List<String> events) {
            transactions
                    .join()
                    .run(open -> PIPELINE.query(
                            "INSERT INTO heard SELECT text FROM unnest(?) AS t (text) RETURNING text",
                            List.of((Object) events.toArray(String[]::new)),
                            row -> row.getString(1)));
        }
    }

    @Test
    void recordThatTheDatabaseRefusesStopsTheReplicaAloneUntilItIsTaken() {
        try (CapturedLog log = new CapturedLog();
                TrialService service = listening()) {
            assertThat(stopped(service)).isZero();
            IntStream.range(0, 3).forEach(i -> Said.to(topic, "key", "" + i));
            await().atMost(SOON).until(() -> replica.ears.heard().size() == 3);
            Said.to(topic, "key", "refused");
            IntStream.range(3, 6).forEach(i -> Said.to(topic, "key", "" + i));

            await().atMost(SOON).until(() -> stopped(service) == 1);
            await().atMost(SOON).until(() -> other.heard().size() == 7);
            replica.caughtUp.clear();
            double before = retries(service);
            await().atMost(SOON).until(() -> retries(service) >= before + 3);
            assertThat(replica.ears.heard()).containsExactly("0", "1", "2");
            assertThat(replica.caughtUp).as("while it is stopped").isEmpty();
            assertThat(log.text()).contains(name + ".replica is stopped").contains("ck_heard");
            assertThat(service.meter("gyosil.consumer.stopped", "group", name + ".other"))
                    .isZero();

            service.execute("ALTER TABLE heard DROP CONSTRAINT ck_heard");

            await().atMost(SOON).until(() -> replica.ears.heard().size() == 7);
            assertThat(replica.ears.heard()).containsExactly("0", "1", "2", "refused", "3", "4", "5");
            await().atMost(SOON).until(() -> stopped(service) == 0);
            assertThat(deadLetters.takeFor(Duration.ofMillis(200))).isEmpty();
        }
    }

    @Test
    void recordThatCannotBeReadStopsTheReplicaAndIsNoDeadLetterOfIt() {
        Said.to(topic, "key", Said.BUG);
        Said.to(topic, "key", "after");
        try (TrialService service = listening()) {
            await().atMost(SOON).until(() -> stopped(service) == 1);
            await().atMost(SOON).until(() -> other.heard().equals(List.of("after")));
            assertThat(deadLetters.take(1)).allMatch(letter -> TrialTopic.header(letter, "gyosil_group")
                    .equals(name + ".other"));
            assertThat(replica.ears.heard()).isEmpty();

            replica.learnt = true;

            await().atMost(SOON).until(() -> replica.ears.heard().equals(List.of("learnt", "after")));
            await().atMost(SOON).until(() -> stopped(service) == 0);
            assertThat(deadLetters.takeFor(Duration.ofMillis(200))).isEmpty();
        }
    }

    @Test
    void hearsThatItHasCaughtUpOnEveryPartitionAlsoOnAnEmptyOneAndNotTooOften() {
        IntStream.range(0, 1_000).forEach(i -> Said.to(topic, "one key", "" + i));
        try (TrialService service = listening()) {
            await().atMost(SOON).until(() -> replica.caughtUp.contains(Set.of(0, 1, 2)));
            assertThat(replica.ears.heard()).hasSize(1_000);
            assertThat(stopped(service)).isZero();
            long before = System.nanoTime();
            replica.caughtUp.clear();
            await().atMost(SOON).until(() -> replica.caughtUp.size() >= 4);
            assertThat(replica.caughtUp).containsOnly(Set.of(0, 1, 2));
            // One may have been under way.
            long most = 2 + (System.nanoTime() - before) / SELDOM.toNanos();
            assertThat((long) List.copyOf(replica.caughtUp).size()).isLessThanOrEqualTo(most);
        }
    }

    private double retries(TrialService service) {
        return service.meter("gyosil.consumer.retries", "group", name + ".replica");
    }

    private double stopped(TrialService service) {
        return service.meter("gyosil.consumer.stopped", "group", name + ".replica");
    }

    private TrialService listening() {
        TrialService service = TrialService.on(SCHEMA, Map.of("gyosil.outbox.relay", false), replica, other);
        transactions.complete(service.transactions("worker"));
        return service;
    }
}
