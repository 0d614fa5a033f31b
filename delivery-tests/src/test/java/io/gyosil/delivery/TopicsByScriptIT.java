package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.kafka.StackTopics;
import io.gyosil.servers.kafka.TopicSpec;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.tools.TopicCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script that makes the topics where Gyosil is shipped: in Compose and in Kubernetes. Its {@code kafka-topics.sh} is
 * one of ours here, which runs the same class of Kafka's.
 */
class TopicsByScriptIT {
    private static final Path SCRIPT =
            Path.of("../k8s/gyosil/files/kafka/create-topics").toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    private static KafkaServer server;

    @BeforeAll
    static void start() throws IOException {
        List<Integer> ports = FreePorts.several(2);
        server = KafkaServer.start(folder.resolve("kafka"), ports.get(0), ports.get(1));
        List<String> command = new ArrayList<>(
                JavaProcess.ofClass(TopicCommand.class.getName(), List.of("-XX:TieredStopAtLevel=1"), List.of()));
        Path program = folder.resolve("home/bin/kafka-topics.sh");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                "#!/bin/sh\nexec "
                        + command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
                        + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void topicsAreMadeAsTheStackMakesThemAndThoseThatAreThereAreLeft() throws Exception {
        String ours = "gyosil.session.messages";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(ours, 3, (short) 1))).all().get();

            assertThat(run(Map.of()))
                    .startsWith("0: ")
                    .contains("create-topics: gyosil.study was made.")
                    .contains("create-topics: " + ours + " is there.");

            assertThat(description(admin, ours).partitions()).hasSize(3);
            for (TopicSpec topic : StackTopics.ALL) {
                if (!topic.name().equals(ours)) {
                    assertThat(description(admin, topic.name()).partitions()).hasSize(topic.partitions());
                    assertThat(configuration(admin, topic.name()))
                            .containsAllEntriesOf(topic.configuration())
                            .containsEntry("min.insync.replicas", "1");
                }
            }
            String again = run(Map.of());
            assertThat(again).startsWith("0: ").doesNotContain("made");
            assertThat(again.lines()).hasSize(StackTopics.ALL.size());
        }
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        assertThat(run(Map.of("GYOSIL_TOPIC_MIN_ISR", "2")))
                .isEqualTo("1: create-topics: GYOSIL_TOPIC_MIN_ISR is 2, more than the 1 copies: nothing could be"
                        + " written.\n");
        assertThat(run(Map.of("KAFKA_BOOTSTRAP_SERVERS", "")))
                .isEqualTo("1: create-topics: KAFKA_BOOTSTRAP_SERVERS is not set.\n");
    }

    @Test
    void theClientsOwnSettingsAreTaken() throws Exception {
        Path settings = Files.writeString(folder.resolve("client.properties"), "security.protocol=NOBODYS\n");
        assertThat(run(Map.of("KAFKA_CLIENT_PROPERTIES", settings.toString())))
                .startsWith("1: ")
                .contains("NOBODYS")
                .contains("create-topics: the topics of " + server.bootstrapServers() + " cannot be listed.");
    }

    private static TopicDescription description(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next();
    }

    private static Map<String, String> configuration(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .collect(Collectors.toMap(ConfigEntry::name, entry -> String.valueOf(entry.value())));
    }

    /** Its exit code and all that it said. */
    private static String run(Map<String, String> more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("KAFKA_HOME", folder.resolve("home").toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", server.bootstrapServers());
        environment.put("GYOSIL_TOPIC_REPLICATION", "1");
        environment.put("GYOSIL_TOPIC_MIN_ISR", "1");
        environment.putAll(more);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + said;
    }
}
