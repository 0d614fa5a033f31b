package io.gyosil.kit.testing;

import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.kafka.TopicSpec;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;

/** A PostgreSQL and a Kafka, wherever they run. */
interface Servers {

    int PARTITIONS = 12;
    List<String> TOPICS = List.of(
            "gyosil.study",
            "gyosil.study.dlq",
            "gyosil.session",
            "gyosil.session.dlq",
            "gyosil.session.messages",
            "gyosil.test",
            "gyosil.test.dlq",
            "gyosil.classroom.state");

    String jdbcUrl(String database);

    String superuser();

    String superuserPassword();

    String kafka();

    /** Topics of states keep the newest of each key. */
    private static boolean isCompacted(String topic) {
        return topic.endsWith(".state");
    }

    /** Starts them, in containers where Docker is found. */
    static Servers start() {
        if (dockerIsHere()) {
            System.out.println("Docker is here: integration tests run on Testcontainers.");
            return new Containers();
        }
        System.out.println("Docker is not here: integration tests run on the dev stack's PostgreSQL and Kafka.");
        return new Processes();
    }

    private static boolean dockerIsHere() {
        boolean socket = Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
        return socket && DockerClientFactory.instance().isDockerAvailable();
    }

    /** The dev stack's own. */
    final class Processes implements Servers {

        private final PostgresServer postgres;
        private final KafkaServer kafka;

        Processes() {
            try {
                Path dir = Files.createTempDirectory("gyosil-test");
                List<Integer> ports = FreePorts.several(3);
                postgres = PostgresServer.start(dir.resolve("postgres"), ports.get(0));
                kafka = KafkaServer.start(dir.resolve("kafka"), ports.get(1), ports.get(2));
                kafka.createTopics(TOPICS.stream()
                        .map(topic -> new TopicSpec(topic, PARTITIONS, Duration.ofDays(1), isCompacted(topic)))
                        .toList());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(dir)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void end(Path dir) {
            kafka.process().destroyForcibly();
            postgres.close();
            try (Stream<Path> files = Files.walk(dir)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                System.err.println("left behind: " + dir);
            }
        }

        @Override
        public String jdbcUrl(String database) {
            return postgres.jdbcUrl(database);
        }

        @Override
        public String superuser() {
            return postgres.superuser();
        }

        @Override
        public String superuserPassword() {
            return postgres.password();
        }

        @Override
        public String kafka() {
            return kafka.bootstrapServers();
        }
    }

    /** Containers, ended by Testcontainers. */
    final class Containers implements Servers {

        private final PostgreSQLContainer<?> postgres = new PostgreSQLContainer<>("postgres:17")
                .withCommand(
                        "postgres", "-c", "shared_preload_libraries=pg_stat_statements", "-c", "max_connections=200");
        private final KafkaContainer kafka =
                new KafkaContainer("apache/kafka:3.9.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

        Containers() {
            postgres.start();
            kafka.start();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
                admin.createTopics(TOPICS.stream()
                                .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)
                                        .configs(isCompacted(topic) ? Map.of("cleanup.policy", "compact") : Map.of()))
                                .toList())
                        .all()
                        .get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("the topics could not be made", e);
            }
        }

        @Override
        public String jdbcUrl(String database) {
            return "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getFirstMappedPort() + "/" + database;
        }

        @Override
        public String superuser() {
            return postgres.getUsername();
        }

        @Override
        public String superuserPassword() {
            return postgres.getPassword();
        }

        @Override
        public String kafka() {
            return kafka.getBootstrapServers();
        }
    }
}
