package io.gyosil.system.trouble;

import io.gyosil.kit.testing.TestTokens;
import io.gyosil.proving.oracle.Database;
import io.gyosil.proving.trial.Target;
import io.gyosil.proving.trial.UploadTrial;
import io.gyosil.servers.kafka.KafkaDoor;
import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.kafka.StackTopics;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.system.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A PostgreSQL and a Kafka of a test's own, prepared for both services, which are started as processes. */
final class Site implements AutoCloseable {

    static final String VIEWER_TOKEN = "viewer-token-for-tests-of-forty-characters";

    private static final int LEARNERS = 12;
    private static final long SEED = 3;
    private static final String PASSWORD = "onlyForTests0123456789";

    private final Path dir;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final List<ServiceProcess> replicas = new ArrayList<>();

    /** @param doors through which Kafka may be reached besides its own port */
    Site(List<KafkaDoor> doors) {
        try {
            dir = Files.createTempDirectory("gyosil-trouble");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Integer> ports = FreePorts.several(3);
        postgres = PostgresServer.start(dir.resolve("postgres"), ports.get(0));
        kafka = KafkaServer.start(dir.resolve("kafka"), ports.get(1), ports.get(2), doors);
        kafka.createTopics(StackTopics.ALL);
        Bootstrap.apply(postgres, List.of(roles("study"), roles("analytics")));
    }

    private static ServiceRoles roles(String service) {
        return new ServiceRoles(service, PASSWORD, PASSWORD, PASSWORD);
    }

    int postgresPort() {
        return postgres.port();
    }

    /** Kafka's own address, past all other doors. */
    String kafka() {
        return kafka.bootstrapServers();
    }

    /** Starts a replica that finds PostgreSQL and Kafka on these ports; it is not ready yet. */
    ServiceProcess start(String service, int postgresPort, String kafka) {
        return start(service, postgresPort, kafka, Map.of());
    }

    /** Starts one with further settings. */
    ServiceProcess start(String service, int postgresPort, String kafka, Map<String, String> more) {
        int port = FreePorts.one();
        Map<String, String> environment = new HashMap<>();
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        environment.put(
                "GYOSIL_DATABASE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + Bootstrap.DATABASE);
        for (String role : List.of("OWNER", "WEB", "WORKER")) {
            environment.put("GYOSIL_DATABASE_" + role + "_PASSWORD", PASSWORD);
        }
        environment.put("GYOSIL_KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("GYOSIL_TOKENS_JWKS", TestTokens.jwks().toString());
        environment.put("VIEWER_SYNC_TOKEN", VIEWER_TOKEN);
        environment.put("STUDY_INGEST_ENABLED", "true");
        // There are no rosters here.
        environment.put("GYOSIL_ACCESS_UNCLAIMED_LEARNERS", "true");
        environment.putAll(more);
        Path log = dir.resolve(service + "-" + replicas.size() + ".log");
        ServiceProcess replica = new ServiceProcess(service, environment, log);
        replicas.add(replica);
        replica.start();
        return replica;
    }

    /** PostgreSQL, past all proxies. */
    Database database() {
        return new Database(postgres.jdbcUrl(Bootstrap.DATABASE), postgres.superuser(), postgres.password());
    }

    /** The rows of a query as the superuser sees them, columns joined by a space. */
    List<String> rows(String query) {
        return database().rows(query);
    }

    /** Viewers' uploads to replicas of study, or by other ways to them; nobody sends yet. */
    UploadTrial uploads(List<URI> ways) {
        Target target = new Target(ways, VIEWER_TOKEN, () -> TestTokens.of("teacher", "t-1"), database(), kafka());
        return new UploadTrial(target, "pupil-", LEARNERS, SEED);
    }

    /** How many records a topic holds, markers of transactions among them. */
    long lengthOf(String topic) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka()))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(found -> found.partitions().stream())
                    .forEach(part -> ends.put(new TopicPartition(topic, part.partition()), OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        replicas.forEach(ServiceProcess::close);
        kafka.close();
        postgres.close();
        try {
            FileTree.delete(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
