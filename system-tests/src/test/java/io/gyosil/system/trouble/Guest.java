package io.gyosil.system.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A member that joins a consumer group, gets its share of the partitions, takes nothing to heart and leaves: what it was
 * given comes to the others again. It knows how often the group has been rebalanced.
 */
final class Guest {

    private static final Duration JOINS_WITHIN = Duration.ofSeconds(40);

    private final Map<String, Object> settings;
    private final String topic;

    Guest(String kafka, String topic, String group) {
        this.topic = topic;
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                8_000,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
    }

    /** Comes until it has partitions, and goes; says the group's generation, which counts its rebalances. */
    int visit() {
        try (KafkaConsumer<byte[], byte[]> member =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(List.of(topic));
            long end = System.nanoTime() + JOINS_WITHIN.toNanos();
            while (member.assignment().isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("the group gives no partitions to a new member");
                }
                member.poll(Duration.ofMillis(100));
            }
            return member.groupMetadata().generationId();
        }
    }
}
