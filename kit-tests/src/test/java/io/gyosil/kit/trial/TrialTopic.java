package io.gyosil.kit.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Soon;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic of a test's own: what is sent to it, and what is on it for those who read what was committed. */
public final class TrialTopic implements AutoCloseable {

    private static final int PARTITIONS = 3;
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;

    private TrialTopic(String kafka, String name) {
        this.name = name;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        this.producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            all.add(new TopicPartition(name, i));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Makes it, with some of its settings changed. */
    public static TrialTopic create(String name, Map<String, String> settings) {
        return create(Infrastructure.shared().kafka(), name, settings);
    }

    /** Makes it on another Kafka. */
    public static TrialTopic create(String kafka, String name, Map<String, String> settings) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new TrialTopic(kafka, name);
    }

    /** Makes it. */
    public static TrialTopic create(String name) {
        return create(name, Map.of());
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Sends a record just as it is. */
    public void send(@Nullable String key, @Nullable String value, Headers headers) {
        try {
            producer.send(new ProducerRecord<>(name, null, key, value, headers)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next records, as many as that; per key they are in order. */
    public List<ConsumerRecord<String, String>> take(int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Instant end = Instant.now().plus(Soon.SOON);
        while (records.size() < count && Instant.now().isBefore(end)) {
            consumer.poll(POLL).forEach(records::add);
        }
        assertThat(records).as("records of " + name).hasSize(count);
        return records;
    }

    /** What comes within some time. */
    public List<ConsumerRecord<String, String>> takeFor(Duration time) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    /** What is there from where the last taking ended to the present end. */
    public List<ConsumerRecord<String, String>> takeRest() {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        Set<Map.Entry<TopicPartition, Long>> ends =
                consumer.endOffsets(consumer.assignment()).entrySet();
        while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    /** A header's text; empty when it is not there. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
