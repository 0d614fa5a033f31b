package io.gyosil.bench.flow;

import io.gyosil.servers.StackFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic of study events, as one Kafka has it.
 *
 * @param bootstrapServers that Kafka
 */
public record StudyTopic(String bootstrapServers) {
    /** Its name. */
    public static final String NAME = "gyosil.study";

    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, 12)
            .mapToObj(partition -> new TopicPartition(NAME, partition))
            .toList();
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** A producer with the settings of the relay, but for what is given. */
    public KafkaProducer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "batch.size",
                64 << 10));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer of all partitions that sees what is committed. */
    public KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        5_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(PARTITIONS);
        return consumer;
    }

    /** A quiz as the relay sends it. */
    public static ProducerRecord<String, byte[]> record(Quiz quiz) {
        return new ProducerRecord<>(
                NAME,
                null,
                quiz.start().toEpochMilli(),
                quiz.sessionId(),
                quiz.json().getBytes(StandardCharsets.UTF_8),
                headers(quiz));
    }

    /** The event's own id, as it came. */
    public static String eventId(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    /** Reads what is there from these offsets on, until so many came and no more is there. */
    public Seen read(Map<TopicPartition, Long> from, long count) {
        Seen seen = new Seen();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            from.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(PARTITIONS);
            long heard = System.nanoTime();
            while (PARTITIONS.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                int before = (int) seen.count();
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> seen.add(eventId(record), record.key(), record.value()));
                heard = seen.count() > before ? System.nanoTime() : heard;
                if (System.nanoTime() - heard > SILENCE.toNanos()) {
                    throw new StackFailure(
                            "Of " + count + " events " + seen.count() + " came from Kafka, and then no more.");
                }
            }
        }
        return seen;
    }

    /** Where it ends now. */
    public Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(PARTITIONS);
        }
    }

    /** Up to where a group has come, summed over the partitions; 0 for one that there is not. */
    public static long reachedBy(Admin admin, String group) throws Exception {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
    }

    /** Forgets all records, so that a long run fills no disk. */
    public void empty() throws Exception {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        ends().forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        try (Admin admin = admin()) {
            admin.deleteRecords(all).all().get();
        }
    }

    /** For questions about groups. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static Headers headers(Quiz quiz) {
        Headers headers = new RecordHeaders();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        quiz.eventId().toString(),
                        "ce_type",
                        Quiz.TYPE,
                        "ce_source",
                        "/study",
                        "ce_time",
                        quiz.start().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
