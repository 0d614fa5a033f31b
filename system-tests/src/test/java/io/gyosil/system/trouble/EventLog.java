package io.gyosil.system.trouble;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The committed events of a topic. */
record EventLog(List<ConsumerRecord<String, String>> events) {

    /** Reads all that is there. */
    static EventLog read(String kafka, String topic) {
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Set<Map.Entry<TopicPartition, Long>> ends = consumer.endOffsets(all).entrySet();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(events::add);
            }
        }
        return new EventLog(events);
    }

    /** Their keys, each once. */
    List<String> keys() {
        return events.stream().map(ConsumerRecord::key).distinct().toList();
    }

    /** Their ids, each once. */
    List<String> ids() {
        return events.stream()
                .map(event -> new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .distinct()
                .toList();
    }

    /** How many records repeat an event that one before them has. */
    int repeated() {
        return events.size() - ids().size();
    }
}
