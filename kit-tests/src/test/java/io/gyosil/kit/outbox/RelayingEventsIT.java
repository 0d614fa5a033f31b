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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelayingEventsIT {

    private static final String TYPE = "gyosil.test.happened.v1";

    private static TrialService service;

    private final String name = "kit.relay." + UUID.randomUUID();
    private final TrialTopic topic = TrialTopic.create(name);

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_relay");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void leave() {
        topic.close();
    }

    @Test
    void eventIsSentWithItsKeyDataAndCloudEventsHeadersAndThenDeleted() {
        Instant occurredAt = Instant.parse("2026-11-20T09:00:00.123456Z");
        OutboxEvent event = OutboxEvent.of(name, "열쇠", TYPE, Map.of("이름", "김하늘"), occurredAt);
        double sent = service.meter("gyosil.outbox.sent");
        append(event);

        ConsumerRecord<String, String> record = topic.take(1).getFirst();
        assertThat(record.key()).isEqualTo("열쇠");
        assertThat(record.value()).isEqualTo("{\"이름\":\"김하늘\"}");
        assertThat(record.timestamp()).isEqualTo(occurredAt.toEpochMilli());
        assertThat(header(record, "ce_id")).isEqualTo(event.id().toString());
        assertThat(event.id().version()).isEqualTo(7);
        assertThat(header(record, "ce_type")).isEqualTo(TYPE);
        assertThat(header(record, "ce_source")).isEqualTo("/kit_relay");
        assertThat(header(record, "ce_time")).isEqualTo("2026-11-20T09:00:00.123456Z");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(record.headers().lastHeader("ce_traceparent")).isNull();
        await().atMost(SOON).until(RelayingEventsIT::isEmpty);
        // What the test before left is counted a moment after it has come.
        await().atMost(SOON).until(() -> service.meter("gyosil.outbox.sent") > sent);
    }

    @Test
    void eventsOfAKeyArriveInTheirOrder() {
        for (int batch = 0; batch < 20; batch++) {
            int first = batch * 100;
            append(IntStream.range(first, first + 100)
                    .mapToObj(i -> event("key-" + i % 7, i))
                    .toArray(OutboxEvent[]::new));
        }

        List<ConsumerRecord<String, String>> records = topic.take(2_000);
        for (int key = 0; key < 7; key++) {
            String of = "key-" + key;
            assertThat(records.stream().filter(r -> r.key().equals(of)).map(r -> Integer.valueOf(r.value())))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(285, 286);
        }
        await().atMost(SOON).until(RelayingEventsIT::isEmpty);
    }

    @Test
    void longBacklogArrivesOnceAndInOrder() {
        int events = 9_000;
        append(IntStream.range(0, events)
                .mapToObj(i -> event("key-" + i % 7, i))
                .toArray(OutboxEvent[]::new));

        List<ConsumerRecord<String, String>> records = topic.take(events);
        for (int key = 0; key < 7; key++) {
            String of = "key-" + key;
            assertThat(records.stream().filter(r -> r.key().equals(of)).map(r -> Integer.valueOf(r.value())))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(topic.takeFor(Duration.ofMillis(300))).isEmpty();
        await().atMost(SOON).until(RelayingEventsIT::isEmpty);
    }

    @Test
    void nothingIsSentOfATransactionThatIsRolledBack() {
        assertThatThrownBy(() -> service.transactions("web").run(open -> {
                    service.bean(Outbox.class).append(List.of(event("a", 1)));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        append(event("a", 2));

        assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("2");
        assertThat(topic.takeFor(Duration.ofMillis(300))).isEmpty();
    }

    @Test
    void eventCannotBeLeftOutsideOfATransaction() {
        assertThatThrownBy(() -> service.bean(Outbox.class).append(List.of(event("a", 1))))
                .hasMessage("no transaction is open");
    }

    @Test
    void eventThatCommitsLateIsSentAlthoughHigherPositionsWentBefore() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread late = Thread.ofVirtual().start(() -> service.transactions("web").run(open -> {
            open.execute("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL transaction_timeout = 0");
            service.bean(Outbox.class).append(List.of(event("late", 1)));
            written.countDown();
            awaitUninterruptibly(mayCommit);
        }));
        written.await();
        append(event("early", 2));
        assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("2");
        await().atMost(SOON).until(RelayingEventsIT::isEmpty);

        mayCommit.countDown();
        late.join();
        assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("1");
        await().atMost(SOON).until(RelayingEventsIT::isEmpty);
    }

    private static void append(OutboxEvent... events) {
        service.transactions("web").run(open -> service.bean(Outbox.class).append(List.of(events)));
    }

    private OutboxEvent event(String key, int data) {
        return OutboxEvent.of(name, key, TYPE, data, Instant.now());
    }

    private static boolean isEmpty() {
        return service.query("SELECT position FROM outbox").isEmpty();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
