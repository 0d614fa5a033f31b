package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.kit.trial.TrialTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import io.gyosil.kit.trial.TrialTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that writes what it hears to a table. */
class FailingToApplyIT {

    private static final StatementPipeline PIPELINE = new StatementPipeline();

    private static final String SCHEMA = "kit_failing";

    private final String name = "kit.failing." + UUID.randomUUID();
    private final String group = name + ".group";
    private final TrialTopic topic = TrialTopic.create(name);
    private final TrialTopic deadLetters = TrialTopic.create(name + ".dlq");
    private final CompletableFuture<TrialTransactions> transactions = new CompletableFuture<>();

    @BeforeAll
    static void createTable() {
        TrialService.prepare(SCHEMA);
        TrialService.execute(SCHEMA, """
            SET ROLE kit_failing_owner;
            CREATE TABLE IF NOT EXISTS heard (
                n int CONSTRAINT pk_heard PRIMARY KEY CONSTRAINT ck_heard_n CHECK (n < 1000), padding text);
            CREATE INDEX IF NOT EXISTS ix_heard_padding ON heard (padding);
            """);
    }

    @BeforeEach
    void empty() {
        TrialService.execute(SCHEMA, "TRUNCATE heard");
    }

    @AfterEach
    void leave() {
        topic.close();
        deadLetters.close();
    }

    @Test
    void failureThatPassesIsRetriedInPlaceWithoutLosingOrSkipping() {
        AtomicBoolean fails = new AtomicBoolean(true);
        AtomicInteger failures = new AtomicInteger();
        Said.Listener listener = listener(batch -> {
            if (batch.contains("3") && fails.get()) {
                Said.to(topic, "key", "" + (11 + failures.getAndIncrement()));
                throw new IllegalStateException("not now");
            }
            insert(batch);
        });
        // Before it listens, so that they come in one batch, and what is said at its failures comes behind them.
        IntStream.range(0, 10).forEach(i -> Said.to(topic, "key", "" + i));
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> failures.get() >= 3);
            await().atMost(SOON).until(() -> lag(service) >= 13);
            fails.set(false);

            await().atMost(SOON).until(() -> !listener.heard().isEmpty());
            int said = 10 + failures.get();
            await().atMost(SOON).until(() -> listener.heard().size() == said);
            assertThat(listener.heard())
                    .isEqualTo(Stream.concat(
                                    IntStream.range(0, 10).boxed(),
                                    IntStream.range(11, 1 + said).boxed())
                            .map(String::valueOf)
                            .toList());
            assertThat(service.meter("gyosil.consumer.retries", "group", group)).isEqualTo(failures.get());
            assertThat(deadLetters.takeFor(Duration.ofMillis(100))).isEmpty();
            await().atMost(SOON).until(() -> lag(service) == 0);
        }
    }

    @Test
    void dataThatTheDatabaseRefusesIsKeptAsideOneByOneAndTheRestIsApplied() {
        String long3000 = "7 " + Stream.generate(UUID::randomUUID).limit(300).toList();
        List<String> bad = List.of("seven", "99999999999", "1000", "5", long3000, "8 \u0000");
        IntStream.range(0, 6).forEach(i -> Said.to(topic, "key", "" + i));
        bad.forEach(text -> Said.to(topic, "key", text));
        IntStream.range(10, 20).forEach(i -> Said.to(topic, "key", "" + i));
        Said.Listener listener = listener(this::insert);
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> listener.heard().size() == 16);
            assertThat(service.query("SELECT n FROM heard ORDER BY n"))
                    .isEqualTo(Stream.concat(
                                    IntStream.range(0, 6).boxed(),
                                    IntStream.range(10, 20).boxed())
                            .map(String::valueOf)
                            .toList());

            List<ConsumerRecord<String, String>> letters = deadLetters.take(6);
            assertThat(letters)
                    .extracting(letter -> header(letter, "gyosil_offset"))
                    .containsExactly("6", "7", "8", "9", "10", "11");
            assertThat(letters)
                    .extracting(letter -> header(letter, "gyosil_reason"))
                    .allMatch(reason -> reason.startsWith("the database refuses the data: ERROR: "))
                    .anyMatch(reason -> reason.contains("invalid input syntax for type integer"))
                    .anyMatch(reason -> reason.contains("out of range"))
                    .anyMatch(reason -> reason.contains("ck_heard_n"))
                    .anyMatch(reason -> reason.contains("pk_heard"))
                    .anyMatch(reason -> reason.contains("index row requires"))
                    .anyMatch(reason -> reason.contains("invalid byte sequence"));
            await().atMost(SOON)
                    .until(() -> service.meter("gyosil.consumer.records", "group", group, "result", "unreadable") == 6);
            assertThat(service.meter("gyosil.consumer.retries", "group", group)).isZero();
        }
    }

    @Test
    void batchThatTakesTooLongIsAppliedInParts() {
        IntStream.range(0, 20).forEach(i -> Said.to(topic, "key", "" + i));
        Said.Listener listener = listener(batch -> transactions.join().run(open -> {
            open.execute("SET LOCAL statement_timeout = 200");
            open.execute("SELECT pg_sleep(" + (batch.size() > 5 ? 2 : 0) + ")");
        }));
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> listener.heard().size() == 20);
            assertThat(listener.heard())
                    .isEqualTo(IntStream.range(0, 20).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    void eventThatAloneTakesTooLongIsRetried() {
        AtomicInteger tries = new AtomicInteger();
        Said.to(topic, "key", "1");
        Said.Listener listener = listener(batch -> transactions.join().run(open -> {
            open.execute("SET LOCAL statement_timeout = 100");
            open.execute("SELECT pg_sleep(" + (tries.incrementAndGet() < 3 ? 2 : 0) + ")");
        }));
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> listener.heard().equals(List.of("1")));
            // The last may have been cut off, too, by a machine that stood still.
            assertThat(tries).hasValueGreaterThanOrEqualTo(3);
            assertThat(deadLetters.takeFor(Duration.ofMillis(100))).isEmpty();
        }
    }

    private void insert(List<String> batch) {
        transactions
                .join()
                .run(open -> PIPELINE.query("""
                    INSERT INTO heard SELECT split_part(text, ' ', 1)::int, substring(text from ' .*')
                    FROM unnest(?) AS t (text)
                    RETURNING 1
                    """, List.of((Object) batch.toArray(String[]::new)), row -> row.getInt(1)));
    }

    private Said.Listener listener(Consumer<List<String>> applying) {
        return new Said.Listener(name, group, applying);
    }

    private TrialService listening(Said.Listener listener) {
        TrialService service = TrialService.on(SCHEMA, Map.of("gyosil.outbox.relay", false), listener);
        transactions.complete(service.transactions("worker"));
        return service;
    }

    private double lag(TrialService service) {
        return service.meter("gyosil.consumer.lag", "group", group);
    }
}
