package io.gyosil.dev.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.kafka.TopicSpec;
import io.gyosil.servers.process.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneNodeKafkaIT {
    private static final TopicSpec STUDY = new TopicSpec("gyosil.study", 12, Duration.ofDays(30), false);
    private static final TopicSpec STATE = new TopicSpec("gyosil.state", 1, Duration.ofDays(1), true);

    @Test
    void committedRecordsAreReadAlsoAfterSigkillAndAbortedOnesNeverAndTopicsAreMadeAsSpecifiedAndByNobodyElse(
            @TempDir Path dir) throws Exception {
        List<Integer> ports = FreePorts.several(2);
        KafkaServer killed = KafkaServer.start(dir, ports.get(0), ports.get(1));
        killed.createTopics(List.of(STUDY, STATE));
        send(killed, STUDY.name(), "aborted", false);
        send(killed, STUDY.name(), "committed", true);
        killed.process().destroyForcibly().waitFor();

        try (KafkaServer again = KafkaServer.start(dir, ports.get(0), ports.get(1));
                Admin admin = Admin.create(Map.of("bootstrap.servers", again.bootstrapServers()))) {
            again.createTopics(List.of(STUDY, STATE));
            send(again, STUDY.name(), "later", true);
            assertThat(received(again, 2)).containsExactly("committed", "later");

            assertThat(configuration(admin, STUDY.name()))
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "2592000000");
            assertThat(configuration(admin, STATE.name())).containsEntry("cleanup.policy", "compact");
            assertThat(admin.describeTopics(List.of(STUDY.name()))
                            .allTopicNames()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(12));
            assertThatThrownBy(() -> sendToNowhere(again)).hasMessageContaining("Topic typo not present in metadata");
        }
    }

    @Test
    void aTakenPortIsAClearFailureThatLeavesNoProcess(@TempDir Path dir) throws Exception {
        List<Process> spawned = new ArrayList<>();
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> KafkaServer.start(
                            dir, holder.getLocalPort(), FreePorts.one(), dir.resolve("log"), spawned::add))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Kafka ended while it started")
                    .hasMessageContaining("Address already in use");
        }
        assertThat(spawned).hasSize(1).noneMatch(Process::isAlive);
    }

    private static void send(KafkaServer server, String topic, String value, boolean commit) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                server.bootstrapServers(),
                "transactional.id",
                "study-relay",
                "max.block.ms",
                60_000,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "one-key", value)).get();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static void sendToNowhere(KafkaServer server) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers(), "max.block.ms", 3_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("typo", "one-key", "value")).get();
        }
    }

    private static List<String> received(KafkaServer server, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                server.bootstrapServers(),
                "group.id",
                "readers",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class);
        List<String> values = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of(STUDY.name()));
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> polled : consumer.poll(Duration.ofMillis(200))) {
                    values.add(polled.value());
                }
            }
        }
        return values;
    }

    private static Map<String, String> configuration(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .collect(Collectors.toMap(ConfigEntry::name, entry -> String.valueOf(entry.value())));
    }
}
