package io.gyosil.analytics.roster;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.Topics;
import io.gyosil.kit.testing.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes Kafka compact the rosters' topic at once, and looks at what is left. */
final class Compaction {

    private static final Map<String, String> EAGER = Map.of(
            "segment.ms", "200",
            "min.cleanable.dirty.ratio", "0.0",
            "min.compaction.lag.ms", "0",
            "max.compaction.lag.ms", "500");

    private Compaction() {}

    /** Compacts until no key that begins with a text has more than one record. */
    static void run(RosterTopic topic, String prefix) {
        set(new ConfigResource(Type.TOPIC, Topics.CLASSROOM_STATE), EAGER, OpType.SET);
        set(new ConfigResource(Type.BROKER, ""), Map.of("log.cleaner.backoff.ms", "200"), OpType.SET);
        try {
            await().atMost(SOON.plus(SOON)).pollInterval(Duration.ofMillis(700)).until(() -> {
                // What is sent last is in a segment that is not closed, and stays there for now.
                topic.sendSomethingElse();
                List<String> keys = keys(prefix);
                return keys.size() == keys.stream().distinct().count();
            });
        } finally {
            set(new ConfigResource(Type.TOPIC, Topics.CLASSROOM_STATE), EAGER, OpType.DELETE);
        }
    }

    /** The key of each record that is left, of those that begin with a text. */
    static List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, String> kafka = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, 12)
                    .mapToObj(partition -> new TopicPartition(Topics.CLASSROOM_STATE, partition))
                    .toList();
            kafka.assign(all);
            kafka.seekToBeginning(all);
            Map<TopicPartition, Long> ends = kafka.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                kafka.poll(Duration.ofMillis(100)).forEach(record -> keys.add(record.key()));
            }
        }
        return keys.stream()
                .filter(key -> key.matches("[a-z]+:" + prefix + ".*"))
                .toList();
    }

    private static void set(ConfigResource what, Map<String, String> settings, OpType how) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Infrastructure.shared().kafka()))) {
            List<AlterConfigOp> changes = settings.entrySet().stream()
                    .map(setting -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()), how))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(what, changes)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
