package io.gyosil.kit.outbox;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.kit.trial.TrialTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import io.gyosil.kit.trial.TrialTransactions;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Writers whose transactions last from 1 ms to 5 s (log-uniform), every tenth rolled back, while the relay works and
 * another takes over: 12 s of it, or two minutes.
 */
@Execution(ExecutionMode.CONCURRENT)
class HardTransactionsIT {

    private static final String SCHEMA = "kit_hard";
    private static final int WRITERS = 60;
    private static final int KEYS = 40;
    private static final double SHORTEST_MS = 1;
    private static final double LONGEST_MS = 5_000;

    /** On a busy machine one could come near the usual limit of 10 s, which is not what this is about. */
    private static final String LIMITS = "SET LOCAL transaction_timeout = 0;"
            + " SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '2s'";

    private static final String HOLDERS = """
        SELECT pg_terminate_backend(pg_locks.pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND granted AND application_name = 'kit_hard_relay'
        """;

    private final String name = "kit.hard." + UUID.randomUUID();
    private final Queue<String> committed = new ConcurrentLinkedQueue<>();
    private final Queue<String> rolledBack = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void createTable() {
        TrialService.prepare(SCHEMA);
        TrialService.execute(SCHEMA, """
            SET ROLE kit_hard_owner;
            CREATE TABLE IF NOT EXISTS state (key text CONSTRAINT pk_state PRIMARY KEY, version int NOT NULL);
            TRUNCATE state;
            INSERT INTO state SELECT 'key-' || n, 0 FROM generate_series(0, 39) AS n;
            """);
    }

    @Test
    @Tag("small")
    void nothingIsSkippedNothingIsMadeUpAndEachKeyKeepsTheOrderOfItsCommits() throws Exception {
        writeFor(Duration.ofSeconds(8));
    }

    @Test
    @Tag("full")
    void itIsSoAfterTwoMinutes() throws Exception {
        writeFor(Duration.ofMinutes(2));
    }

    private void writeFor(Duration length) throws Exception {
        Map<String, Object> noRelay = Map.of(
                "gyosil.outbox.relay",
                false,
                "gyosil.database.web-pool-size",
                WRITERS,
                // All come at once, and each first of all has its connection made.
                "datasources.web.connection-timeout",
                SOON.toMillis());
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (TrialTopic topic = TrialTopic.create(name);
                TrialService writing = TrialService.on(SCHEMA, noRelay);
                TrialService first = TrialService.on(SCHEMA)) {
            Instant end = Instant.now().plus(length);
            AtomicBoolean isOver = new AtomicBoolean();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> writers = IntStream.range(0, WRITERS)
                        .<Future<?>>mapToObj(n -> threads.submit(() -> write(writing, new Random(n), isOver)))
                        .toList();
                pause(length.toMillis() / 2.0);
                try (TrialService second = TrialService.on(SCHEMA)) {
                    // The first does not know yet that it has lost its lock, and is stopped while it finds out.
                    assertThat(writing.query(HOLDERS)).hasSize(1);
                    first.close();
                    // Also where the second was there only after all this time.
                    await().atMost(SOON.plus(length))
                            .until(() -> Instant.now().isAfter(end) && second.meter("gyosil.outbox.sent") > 0);
                    isOver.set(true);
                    for (Future<?> writer : writers) {
                        writer.get();
                    }
                    await().atMost(SOON).until(() -> writing.query("SELECT position FROM outbox")
                            .isEmpty());
                    records.addAll(topic.takeRest());
                }
            }
        }
        Set<String> ids =
                records.stream().map(record -> header(record, "ce_id")).collect(Collectors.toSet());
        System.out.printf(
                "%d events committed, %d rolled back, %d sent again%n",
                committed.size(), rolledBack.size(), records.size() - ids.size());

        assertThat(committed).hasSizeGreaterThan(KEYS);
        assertThat(rolledBack).isNotEmpty().doesNotContainAnyElementsOf(ids);
        assertThat(ids).containsExactlyInAnyOrderElementsOf(committed);
        for (String row : TrialService.query(SCHEMA, "SELECT key || ' ' || version FROM state")) {
            String key = row.split(" ")[0];
            int version = Integer.parseInt(row.split(" ")[1]);
            assertThat(versions(records, key))
                    .as("versions of " + key)
                    .isEqualTo(IntStream.rangeClosed(1, version).boxed().toList());
        }
    }

    /** Each event once, where it came first: a consumer knows a repeated one by its id. */
    private static List<Integer> versions(List<ConsumerRecord<String, String>> records, String key) {
        Map<String, Integer> versions = new java.util.LinkedHashMap<>();
        records.stream()
                .filter(record -> record.key().equals(key))
                .forEach(record -> versions.putIfAbsent(header(record, "ce_id"), Integer.valueOf(record.value())));
        return List.copyOf(versions.values());
    }

    private void write(TrialService service, Random random, AtomicBoolean isOver) {
        while (!isOver.get()) {
            // Of one in four nobody holds a lock: its events have no order among each other, and still each comes.
            String key = random.nextInt(4) == 0 ? "unlocked" : "key-" + random.nextInt(KEYS);
            boolean fails = random.nextInt(10) == 0;
            List<String> ids = new ArrayList<>();
            try {
                service.transactions("web").run(open -> {
                    open.execute(LIMITS);
                    change(open, service.bean(Outbox.class), key, random, ids);
                    if (fails) {
                        throw new OnPurpose();
                    }
                });
                committed.addAll(ids);
            } catch (OnPurpose e) {
                rolledBack.addAll(ids);
            } catch (DataAccessException e) {
                // A statement that waits for one holder after the other can outlast the limit on statements, too.
                assertThat(e).as("waited for the lock only").hasMessageMatching("(?s).*(lock|statement) timeout.*");
            } catch (TransactionSystemException e) {
                // The connection was given up by a machine that stood still, and its transaction with it.
                assertThat(e).hasMessageContaining("roll back");
            }
        }
    }

    /** Takes its time before and after it leaves its events. */
    private void change(TrialTransactions.Open open, Outbox outbox, String key, Random random, List<String> ids) {
        double milliseconds = SHORTEST_MS * Math.pow(LONGEST_MS / SHORTEST_MS, random.nextDouble());
        double before = random.nextDouble();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int version = key.equals("unlocked") ? 0 : nextVersion(open, key);
            pause(before * milliseconds);
            OutboxEvent event = OutboxEvent.of(name, key, "gyosil.test.changed.v1", version, Instant.now());
            outbox.append(List.of(event));
            ids.add(event.id().toString());
            milliseconds *= 1 - before;
        }
        pause(milliseconds);
    }

    /** Locks what the key names, as an appending transaction must. */
    private static int nextVersion(TrialTransactions.Open open, String key) {
        return Integer.parseInt(
                open.column("UPDATE state SET version = version + 1 WHERE key = '" + key + "' RETURNING version")
                        .getFirst());
    }

    private static void pause(double milliseconds) {
        try {
            Thread.sleep((long) milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class OnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
