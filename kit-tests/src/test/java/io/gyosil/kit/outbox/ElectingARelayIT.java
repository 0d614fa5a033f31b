package io.gyosil.kit.outbox;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.kit.trial.TrialTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas of one service. */
class ElectingARelayIT {

    private static final String SCHEMA = "kit_election";
    private static final String ELECTED = "gyosil.outbox.relay.elected";
    private static final String HOLDERS = """
        SELECT pg_locks.pid FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND granted AND application_name = 'kit_election_relay'
        """;

    private final String name = "kit.election." + UUID.randomUUID();
    private final TrialTopic topic = TrialTopic.create(name);
    private int appended;

    @AfterEach
    void leave() {
        topic.close();
    }

    @Test
    void oneRelaySendsAndTheOtherTakesOverWhenItLeaves() {
        TrialService first = TrialService.on(SCHEMA);
        append(first, 1);
        topic.take(1);
        try (TrialService second = TrialService.on(SCHEMA)) {
            append(second, 49);
            assertThat(values(topic.take(49))).isEqualTo(expected(1, 50));
            assertThat(holders(second)).hasSize(1);
            assertThat(second.meter("gyosil.outbox.sent")).isZero();
            assertThat(first.meter(ELECTED)).isEqualTo(1);
            assertThat(second.meter(ELECTED)).isZero();

            first.close();
            append(second, 50);
            assertThat(values(topic.take(50))).isEqualTo(expected(50, 100));
            await().atMost(SOON).until(() -> second.meter("gyosil.outbox.sent") == 50);
            assertThat(second.meter(ELECTED)).isEqualTo(1);
        } finally {
            first.close();
        }
    }

    @Test
    void nothingIsLostOrOutOfOrderWhenTheLockIsLostAgainAndAgain() {
        try (TrialService first = TrialService.on(SCHEMA);
                TrialService second = TrialService.on(SCHEMA)) {
            for (int i = 0; i < 4 || !bothHaveSent(first, second); i++) {
                assertThat(i).as("handovers until both have sent").isLessThan(1_000);
                append(first, 25);
                holders(first).forEach(pid -> first.query("SELECT pg_terminate_backend(" + pid + ")"));
                append(second, 25);
                await().atMost(SOON).until(() -> holders(first).size() == 1);
            }
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            await().atMost(SOON).until(() -> {
                records.addAll(topic.takeFor(Duration.ofMillis(50)));
                return values(records).size() >= appended;
            });
            await().atMost(SOON).until(() -> first.query("SELECT 1 FROM outbox").isEmpty());
            records.addAll(topic.takeFor(Duration.ofMillis(300)));
            assertThat(values(records)).isEqualTo(expected(0, appended));
        }
    }

    @Test
    void relayThatWasReplacedIsFencedAndNothingOfItIsSeen() {
        try (TrialService one = withoutARelay();
                TrialService other = withoutARelay()) {
            RelayProducer replaced = one.bean(RelayProducer.class);
            RelayProducer successor = other.bean(RelayProducer.class);
            assertThat(replaced.send(rows("first"))).isInstanceOf(RelayProducer.Sent.class);
            assertThat(successor.send(rows("second"))).isInstanceOf(RelayProducer.Sent.class);

            assertThatThrownBy(() -> replaced.send(rows("zombie"))).isInstanceOf(RelayProducer.FencedException.class);
            assertThatThrownBy(() -> replaced.send(rows("zombie"))).isInstanceOf(RelayProducer.FencedException.class);
            assertThat(successor.send(rows("third"))).isInstanceOf(RelayProducer.Sent.class);
            replaced.close();
            successor.close();
        }

        assertThat(topic.take(3)).extracting(ConsumerRecord::value).containsExactly("first", "second", "third");
        assertThat(topic.takeFor(Duration.ofMillis(300))).isEmpty();
    }

    private static boolean bothHaveSent(TrialService first, TrialService second) {
        return first.meter("gyosil.outbox.sent") > 0 && second.meter("gyosil.outbox.sent") > 0;
    }

    private static List<String> holders(TrialService service) {
        return service.query(HOLDERS);
    }

    private void append(TrialService service, int count) {
        List<OutboxEvent> events = IntStream.range(appended, appended + count)
                .mapToObj(i -> OutboxEvent.of(name, "key", "gyosil.test.happened.v1", i, Instant.now()))
                .toList();
        service.transactions("web").run(open -> service.bean(Outbox.class).append(events));
        appended += count;
    }

    private static List<String> expected(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /** Each event once, where it came first: a consumer knows a repeated one by its id. */
    private static List<String> values(List<ConsumerRecord<String, String>> records) {
        Map<String, String> values = new LinkedHashMap<>();
        records.forEach(record -> values.putIfAbsent(header(record, "ce_id"), record.value()));
        return List.copyOf(values.values());
    }

    private static TrialService withoutARelay() {
        return TrialService.on("kit_zombie", Map.of("gyosil.outbox.relay", false));
    }

    private List<OutboxRow> rows(String payload) {
        return List.of(new OutboxRow(1, UUID.randomUUID(), name, "key", "type", payload, null, null, Instant.now()));
    }
}
