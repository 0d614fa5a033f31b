package io.gyosil.system.trouble;

import io.gyosil.kit.event.CloudEventHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Asks a consumer group for a sign of life on each partition: an event of a type that nobody knows, to pass over. */
final class Pulse implements AutoCloseable {

    private final Map<String, Object> kafka;
    private final String topic;
    private final String group;
    private final Admin admin;
    private final Map<TopicPartition, Long> sent = new HashMap<>();

    Pulse(String kafka, String topic, String group) {
        this.kafka = Map.of("bootstrap.servers", kafka);
        this.topic = topic;
        this.group = group;
        this.admin = Admin.create(this.kafka);
    }

    /** Sends one event to each partition. */
    void send() {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (int partition = 0; partition < producer.partitionsFor(topic).size(); partition++) {
                CloudEventHeaders headers =
                        new CloudEventHeaders(UUID.randomUUID(), "gyosil.test.pulse.v1", "/test", Instant.now(), null);
                answers.add(producer.send(new ProducerRecord<>(topic, partition, "pulse", "{}", headers.toKafka())));
            }
            for (Future<RecordMetadata> answer : answers) {
                RecordMetadata place = answer.get();
                sent.put(new TopicPartition(topic, place.partition()), place.offset());
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the group has moved past all of them. */
    boolean isTaken() {
        try {
            Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return sent.entrySet().stream().allMatch(one -> {
                OffsetAndMetadata offset = taken.get(one.getKey());
                return offset != null && offset.offset() > one.getValue();
            });
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
