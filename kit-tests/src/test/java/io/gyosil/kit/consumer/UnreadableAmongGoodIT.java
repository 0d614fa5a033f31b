package io.gyosil.kit.consumer;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.Said;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Records that nobody can read and a fifth as many good ones among them: one after the other, or as fast as Kafka takes them.
 */
class UnreadableAmongGoodIT {

    private static final int BAD_TO_A_GOOD_ONE = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final String name = "kit.unreadable." + UUID.randomUUID();
    private final String group = name + ".group";
    private final TrialTopic topic = TrialTopic.create(name);
    private final TrialTopic deadLetters = TrialTopic.create(name + ".dlq");
    private final Random random = new Random(11);
    private final Map<String, Long> appendedAt = new ConcurrentHashMap<>();
    private final Map<String, Long> appliedAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> timesApplied = new ConcurrentHashMap<>();

    @AfterEach
    void leave() {
        topic.close();
        deadLetters.close();
    }

    /** What is wrong with a record, and what the dead letter says of it. */
    private enum Fault {
        GARBAGE("the data is not a Said: "),
        CUT_OFF("the data is not a Said: "),
        EMPTY("the data is not a Said: "),
        NO_VALUE("it has no data"),
        NO_KEY("the record has no key"),
        NO_ID("the header ce_id is missing"),
        NO_HEADERS("the header ce_specversion is missing"),
        MALFORMED_ID("a header is malformed: "),
        MALFORMED_TIME("a header is malformed: "),
        OTHER_SPECIFICATION("ce_specversion is 2.0, not 1.0"),
        OTHER_SCHEMA("the field text is missing"),
        SURPRISING("reading it failed: java.lang.NullPointerException: "),
        LARGE("the data is not a Said: "),
        TOO_LARGE("the data is not a Said: ");

        private final String reason;

        Fault(String reason) {
            this.reason = reason;
        }
    }

    @Test
    @Tag("small")
    void goodOnesDoNotWaitForBadOnesAndEachOfTheseIsKeptWithItsReasonAndItsOrigin() throws Exception {
        send(2_000, Duration.ofSeconds(2));
    }

    @Test
    @Tag("full")
    void noGoodOneWaitsForLongThoughTheyAllComeAtOnce() throws Exception {
        assertThat(send(10_000, Duration.ZERO)).isLessThan(LONGEST_WAIT);
    }

    /** Says how long the slowest good one took. Each waits for all bad ones before it, if it waits for any. */
    private Duration send(int bad, Duration sending) throws Exception {
        Said.Listener listener = new Said.Listener(name, group, batch -> {
            for (String text : batch) {
                appliedAt.put(text, System.nanoTime());
                timesApplied.merge(text, 1, Integer::sum);
            }
        });
        Map<String, Fault> sent = new HashMap<>();
        try (TrialService service = TrialService.on("kit_unreadable", Map.of("gyosil.outbox.relay", false), listener)) {
            warmUp();
            send(sent, bad, sending);
            await().atMost(SOON)
                    .until(() -> service.meter("gyosil.consumer.records", "group", group, "result", "unreadable") == bad
                            && appliedAt.size() > bad / BAD_TO_A_GOOD_ONE);
            assertThat(service.meter("gyosil.consumer.retries", "group", group)).isZero();
        }
        long longest = appendedAt.keySet().stream()
                .mapToLong(good ->
                        Objects.requireNonNull(appliedAt.get(good)) - Objects.requireNonNull(appendedAt.get(good)))
                .max()
                .orElseThrow();
        System.out.printf(
                "%d unreadable records among %d good ones: no good one waited for more than %d ms%n",
                bad, appendedAt.size(), Duration.ofNanos(longest).toMillis());

        assertThat(timesApplied.values()).hasSize(1 + bad / BAD_TO_A_GOOD_ONE).containsOnly(1);
        List<ConsumerRecord<String, String>> letters = deadLetters.takeRest();
        assertThat(letters).hasSize(bad);
        for (ConsumerRecord<String, String> letter : letters) {
            Fault fault = sent.remove(
                    TrialTopic.header(letter, "gyosil_partition") + "/" + TrialTopic.header(letter, "gyosil_offset"));
            assertThat(fault).as("each once").isNotNull();
            assertThat(TrialTopic.header(letter, "gyosil_reason")).startsWith(fault.reason);
            assertThat(TrialTopic.header(letter, "gyosil_group")).isEqualTo(group);
            assertThat(letter.headers().lastHeader("gyosil_omitted") != null).isEqualTo(fault == Fault.TOO_LARGE);
        }
        assertThat(sent).isEmpty();
        return Duration.ofNanos(longest);
    }

    /** The first event is taken when the consumer has joined its group, which takes a while of its own. */
    private void warmUp() {
        Said.to(topic, "key", "first");
        await().atMost(SOON).until(() -> appliedAt.containsKey("first"));
    }

    /** Fills in where each bad record is. */
    private void send(Map<String, Fault> sent, int bad, Duration sending) throws Exception {
        Map<Future<RecordMetadata>, Fault> answers = new HashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < bad; i++) {
                LockSupport.parkNanos(start + sending.toNanos() / bad * i - System.nanoTime());
                Fault fault = fault(i);
                answers.put(producer.send(bad(fault)), fault);
                if (i % BAD_TO_A_GOOD_ONE == 0) {
                    String good = "good-" + i;
                    producer.send(
                            record(good, EventJson.write(new Said(good)), Said.headers()),
                            (metadata, failure) -> appendedAt.put(good, System.nanoTime()));
                }
            }
        }
        for (Map.Entry<Future<RecordMetadata>, Fault> answer : answers.entrySet()) {
            RecordMetadata where = answer.getKey().get();
            sent.put(where.partition() + "/" + where.offset(), answer.getValue());
        }
    }

    /** Large ones are rare, so that this does not measure the network. */
    private static Fault fault(int i) {
        if (i % 500 == 0) {
            return Fault.TOO_LARGE;
        }
        return i % 50 == 0 ? Fault.LARGE : Fault.values()[i % (Fault.values().length - 2)];
    }

    private ProducerRecord<byte[], byte[]> bad(Fault fault) {
        String good = EventJson.write(new Said("never"));
        String key = "key-" + random.nextInt(50);
        return switch (fault) {
            case GARBAGE -> record(key, bytes(50), Said.headers());
            case CUT_OFF -> record(key, good.substring(0, good.length() / 2), Said.headers());
            case EMPTY -> record(key, "", Said.headers());
            case NO_VALUE -> record(key, (byte[]) null, Said.headers());
            case NO_KEY -> record(null, good, Said.headers());
            case NO_ID -> record(key, good, Said.headers().remove("ce_id"));
            case NO_HEADERS -> record(key, good, new RecordHeaders());
            case MALFORMED_ID -> record(key, good, Said.headers().add("ce_id", bytes(20)));
            case MALFORMED_TIME -> record(key, good, Said.headers().add("ce_time", utf8("yesterday")));
            case OTHER_SPECIFICATION -> record(key, good, Said.headers().add("ce_specversion", utf8("2.0")));
            case OTHER_SCHEMA -> record(key, "{\"mood\": 1}", Said.headers());
            case SURPRISING -> record(key, EventJson.write(new Said(Said.BUG)), Said.headers());
            case LARGE -> record(key, bytes(100_000), Said.headers());
            // It fits on its topic, but not together with its reason.
            case TOO_LARGE -> record(key, bytes(1_048_000), Said.headers());
        };
    }

    private ProducerRecord<byte[], byte[]> record(@Nullable String key, String value, Headers headers) {
        return record(key, utf8(value), headers);
    }

    private ProducerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<byte[], byte[]>(name, null, key == null ? null : utf8(key), value, headers);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
