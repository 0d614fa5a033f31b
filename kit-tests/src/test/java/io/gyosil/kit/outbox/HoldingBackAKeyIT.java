package io.gyosil.kit.outbox;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that Kafka refuses: one above the topic's limit, and one above the producer's own. */
@Execution(ExecutionMode.CONCURRENT)
class HoldingBackAKeyIT {

    private static TrialService service;

    private final String name = "kit.held." + UUID.randomUUID();
    private final TrialTopic topic = TrialTopic.create(name, Map.of("max.message.bytes", "100000"));

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_held", Map.of("gyosil.outbox.try-held-keys-after", "1s"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        service.execute("TRUNCATE outbox");
    }

    @AfterEach
    void leave() {
        topic.close();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.SAME_THREAD)
    @ValueSource(ints = {300_000, 1_200_000})
    void refusedEventHoldsBackWhatIsBehindItInItsKeyUntilItIsGone(int size) {
        String bad = "bad-" + size;
        List<OutboxEvent> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(event("good-" + i % 3, "before " + i));
        }
        events.add(event(bad, "before"));
        events.add(event(bad, incompressible(size)));
        events.add(event(bad, "after"));
        for (int i = 0; i < 30; i++) {
            events.add(event("good-" + i % 3, "after " + i));
        }
        append(events);

        List<ConsumerRecord<String, String>> sent = topic.take(61);
        assertThat(values(sent, bad)).containsExactly("\"before\"");
        for (int key = 0; key < 3; key++) {
            String of = "good-" + key;
            assertThat(values(sent, of))
                    .containsExactlyElementsOf(events.stream()
                            .filter(event -> event.key().equals(of))
                            .map(OutboxEvent::payload)
                            .toList());
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(waiting()).containsExactly(bad, bad));
        append(List.of(event("good-0", "meanwhile")));
        assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("\"meanwhile\"");

        service.execute("DELETE FROM outbox WHERE length(payload) > 100000");
        assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("\"after\"");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whatWaitsIsMeasured() {
        append(List.of(event("waits", incompressible(300_000)), event("waits", "after")));
        await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 2);
        assertThat(service.meter("gyosil.outbox.oldest.age.seconds"))
                .isPositive()
                .isLessThan(SOON.toSeconds());
        await().atMost(SOON).until(() -> service.meter("gyosil.outbox.held.keys") == 1);

        service.execute("TRUNCATE outbox");
        await().atMost(SOON).until(() -> service.meter("gyosil.outbox.depth") == 0);
        assertThat(service.meter("gyosil.outbox.oldest.age.seconds")).isZero();
        await().atMost(SOON).until(() -> service.meter("gyosil.outbox.held.keys") == 0);
    }

    private static List<String> values(List<ConsumerRecord<String, String>> records, String key) {
        return records.stream()
                .filter(record -> record.key().equals(key))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static List<String> waiting() {
        return service.query("SELECT key FROM outbox");
    }

    private static void append(List<OutboxEvent> events) {
        service.transactions("web").run(open -> service.bean(Outbox.class).append(events));
    }

    private OutboxEvent event(String key, String data) {
        return OutboxEvent.of(name, key, "gyosil.test.happened.v1", data, Instant.now());
    }

    private static String incompressible(int size) {
        byte[] bytes = new byte[size * 3 / 4];
        new Random(17).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
