package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.kit.trial.TrialTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TakingEventsIT {

    private static final String SCHEMA = "kit_taking";

    private final String name = "kit.taking." + UUID.randomUUID();
    private final String group = name + ".group";
    private final TrialTopic topic = TrialTopic.create(name);
    private final TrialTopic deadLetters = TrialTopic.create(name + ".dlq");

    @AfterEach
    void leave() {
        topic.close();
        deadLetters.close();
    }

    @Test
    void eventsFromBeforeTheFirstStartAreTakenInTheOrderOfTheirKeyAndCommittedOnceTheyAreApplied() {
        for (int i = 0; i < 30; i++) {
            Said.to(topic, "key", "" + i);
        }
        List<Long> committedWhileApplying = new ArrayList<>();
        Said.Listener listener = new Said.Listener(name, group, batch -> committedWhileApplying.add(committed()));
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> listener.heard().size() == 30);
            assertThat(listener.heard())
                    .isEqualTo(IntStream.range(0, 30).mapToObj(i -> "" + i).toList());
            assertThat(committedWhileApplying.getFirst()).isZero();
            await().atMost(SOON).until(() -> committed() == 30);
            await().atMost(SOON).until(() -> records(service, "applied") == 30);
            await().atMost(SOON).until(() -> service.meter("gyosil.consumer.lag", "group", group) == 0);
        }
    }

    @Test
    void whatCannotBeReadIsKeptAsideAsItCameAndHoldsUpNothing() {
        topic.send("a", "{\"text\": \"headless\"}", Said.headers().remove("ce_id"));
        topic.send("b", "{\"text\": ", Said.headers().add("own", utf8("교실")));
        topic.send("c", "{\"mood\": 1}", Said.headers());
        topic.send(null, "{\"text\": \"keyless\"}", Said.headers());
        topic.send("d", null, Said.headers());
        Said.to(topic, "e", Said.BUG);
        Said.to(topic, "f", "good");
        Said.Listener listener = new Said.Listener(name, group, batch -> {});
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> listener.heard().equals(List.of("good")));

            List<ConsumerRecord<String, String>> letters = deadLetters.take(6);
            assertThat(letters)
                    .extracting(letter -> header(letter, "gyosil_reason").replaceAll("(?s)(a Said): .*", "$1"))
                    .containsExactlyInAnyOrder(
                            "the header ce_id is missing",
                            "the data is not a Said",
                            "the field text is missing",
                            "the record has no key",
                            "it has no data",
                            "reading it failed: java.lang.NullPointerException: nobody thought of this");
            ConsumerRecord<String, String> broken = letters.stream()
                    .filter(letter -> "b".equals(letter.key()))
                    .findFirst()
                    .orElseThrow();
            assertThat(broken.value()).isEqualTo("{\"text\": ");
            assertThat(header(broken, "own")).isEqualTo("교실");
            assertThat(header(broken, "ce_type")).isEqualTo(Said.TYPE);
            assertThat(header(broken, "gyosil_group")).isEqualTo(group);
            assertThat(header(broken, "gyosil_partition")).matches("[0-2]");
            assertThat(header(broken, "gyosil_offset")).matches("\\d");
            await().atMost(SOON).until(() -> records(service, "unreadable") == 6);
            await().atMost(SOON).until(() -> records(service, "applied") == 1);
        }
    }

    @Test
    void deadLetterThatIsTooLargeWithItsReasonLeavesWordOfWhereItIs() {
        try (TrialTopic small = TrialTopic.create(name + ".small", Map.of());
                TrialTopic letters = TrialTopic.create(name + ".small.dlq", Map.of("max.message.bytes", "2000"))) {
            small.send("key", "no JSON " + random(4_000), Said.headers());
            Said.to(small, "key", "good");
            Said.Listener listener = new Said.Listener(small.name(), group, batch -> {});
            try (TrialService service = listening(listener)) {
                await().atMost(SOON).until(() -> listener.heard().equals(List.of("good")));

                ConsumerRecord<String, String> letter = letters.take(1).getFirst();
                assertThat(letter.value()).isNull();
                assertThat(header(letter, "gyosil_reason")).startsWith("the data is not a Said");
                assertThat(header(letter, "gyosil_offset")).isEqualTo("0");
                assertThat(header(letter, "gyosil_omitted")).isNotEmpty();
                assertThat(service.meter("gyosil.consumer.retries", "group", group))
                        .isZero();
            }
        }
    }

    @Test
    void eventOfAnUnknownTypeIsIgnoredAndCounted() {
        Headers unknown = Said.headers().add("ce_type", utf8("gyosil.test.sung.v1"));
        topic.send("a", "la la la", unknown);
        Said.to(topic, "b", "good");
        Said.Listener listener = new Said.Listener(name, group, batch -> {});
        try (TrialService service = listening(listener)) {
            await().atMost(SOON).until(() -> records(service, "applied") == 1);
            await().atMost(SOON).until(() -> records(service, "ignored") == 1);
            assertThat(records(service, "unreadable")).isZero();
            assertThat(records(service, "applied")).isEqualTo(1);
            assertThat(deadLetters.takeFor(Duration.ofMillis(100))).isEmpty();
        }
    }

    private static TrialService listening(Said.Listener listener) {
        return TrialService.on(SCHEMA, Map.of("gyosil.outbox.relay", false), listener);
    }

    private double records(TrialService service, String result) {
        return service.meter("gyosil.consumer.records", "group", group, "result", result);
    }

    /** The sum of the group's committed offsets. */
    private long committed() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Infrastructure.shared().kafka()))) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String random(int size) {
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append(UUID.randomUUID());
        }
        return text.toString();
    }
}
