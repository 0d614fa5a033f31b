package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.StagedServices;
import io.gyosil.servers.kafka.KafkaDoor;
import io.gyosil.servers.kafka.KafkaServer;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.JavaProcess;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.tools.TopicCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A PostgreSQL that takes TLS alone, a Kafka that takes TLS and a password alone, and what the chart gives those who go there: its
 * two Jobs and a service, run as their pods would be.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("heavy")
@Tag("secure")
class ConnectingSecurelyIT {

    private static final String KAFKA_PASSWORD = "a password, with blanks";
    private static final String PASSWORD = "onlyForTests0123456789";
    private static final String CODE = "the code of the first admin, once";
    private static final String TOPIC = "gyosil.classroom.state";

    @TempDir
    private static Path folder;

    private static DebianPostgres postgres;
    private static KafkaServer kafka;
    private static LocalPod pods;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(DebianPostgres.programs().isPresent(), DebianPostgres.MISSING);
        Certificate certificate = Certificate.make(folder);
        List<Integer> ports = FreePorts.several(3);
        postgres = startPostgres(certificate);
        kafka = startKafka(certificate, ports);
        letIn("gyosil");
        pods = new LocalPod(Files.createDirectory(folder.resolve("root")), Chart.render(values(ports.get(2))));
        putFiles(certificate);
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private static DebianPostgres startPostgres(Certificate certificate) throws Exception {
        Path data = folder.resolve("postgres");
        DebianPostgres.create(data);
        certificate.writeTo(data.resolve("server.crt"), data.resolve("server.key"));
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        return DebianPostgres.start(data, Map.of(), Map.of("ssl", "on"));
    }

    private static KafkaServer startKafka(Certificate certificate, List<Integer> ports) {
        KafkaDoor secure = new KafkaDoor(
                "SECURE",
                ports.get(2),
                ports.get(2),
                "SASL_SSL",
                Map.of(
                        "ssl.keystore.type", "PKCS12",
                        "ssl.keystore.location", certificate.store().toString(),
                        "ssl.keystore.password", Certificate.PASSWORD,
                        "sasl.enabled.mechanisms", "SCRAM-SHA-512",
                        "scram-sha-512.sasl.jaas.config",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
        return KafkaServer.start(folder.resolve("kafka"), ports.get(0), ports.get(1), List.of(secure));
    }

    private static void letIn(String user) throws Exception {
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), KAFKA_PASSWORD)))
                    .all()
                    .get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** By the door that is open to everybody here. */
    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static String values(int securePort) {
        return """
            postgresql:
              host: 127.0.0.1
              port: %d
              sslmode: verify-full
              ca: {existingSecret: postgresql-ca}
              bootstrap: {existingSecret: postgresql}
            kafka:
              bootstrapServers: 127.0.0.1:%d
              securityProtocol: SASL_SSL
              sasl: {mechanism: SCRAM-SHA-512, username: gyosil, existingSecret: kafka}
              ca: {existingSecret: kafka-ca}
              topics: {replication: 1, minInsyncReplicas: 1}
            ingress: {enabled: false}
            """.formatted(postgres.port(), securePort);
    }

    private static void putFiles(Certificate certificate) throws IOException {
        pods.mount("gyosil-bootstrap", "/etc/gyosil/bootstrap");
        pods.mount("gyosil-topics", "/etc/gyosil/topics");
        pods.put("/etc/gyosil/postgresql/ca.crt", certificate.pem());
        pods.put("/etc/gyosil/kafka/ca.crt", certificate.pem());
        pods.put("/run/secrets/gyosil/superuser/password", PASSWORD);
        pods.put("/run/secrets/gyosil/kafka/password", KAFKA_PASSWORD);
        pods.put("/run/secrets/gyosil/key-secret", "k".repeat(40));
        pods.put("/run/secrets/gyosil/first-admin-code", CODE);
        for (ServiceSpec service : ServiceSpec.ALL) {
            for (String role : List.of("owner", "web", "worker")) {
                String name = service.name() + "-" + role + "-password";
                pods.put("/run/secrets/gyosil/roles/" + name, PASSWORD + role);
                pods.put("/run/secrets/gyosil/" + name, PASSWORD + role);
            }
        }
    }

    @Test
    @Order(1)
    void theJobsMakeRolesAndTopics() throws Exception {
        pods.runJob("gyosil-bootstrap", Map.of());
        assertThat(postgres.column("SELECT rolname FROM pg_roles WHERE rolname LIKE 'classroom%' ORDER BY 1"))
                .containsExactly("classroom_owner", "classroom_web", "classroom_worker");

        assertThat(pods.runJob("gyosil-topics", Map.of("KAFKA_HOME", kafkasTools())))
                .contains("create-topics: " + TOPIC + " was made.");
    }

    @Test
    @Order(2)
    void aServiceMigratesServesAndPublishes() throws Exception {
        Path log = folder.resolve("classroom.log");
        int port = FreePorts.one();
        Process classroom = classroom(port, Map.of(), log);
        try {
            Http http = Http.at(URI.create("http://127.0.0.1:" + port));
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                            http.get("/health/readiness").status())
                    .isEqualTo(200));
            assertThat(http.post("/auth/first-admin", """
                {"code": "%s", "organization": "한빛학교", "name": "관리자",
                 "email": "admin@hanbit.example", "password": "%s"}
                """.formatted(CODE, PASSWORD))
                            .status())
                    .as(LogTail.appendix(log, 20))
                    .isEqualTo(201);

            await().atMost(SOON).untilAsserted(() -> assertThat(records()).isPositive());
            assertThat(postgres.column("SELECT DISTINCT s.ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)"
                            + " WHERE a.usename LIKE 'classroom%'"))
                    .containsExactly("t");
        } finally {
            classroom.destroyForcibly().waitFor();
        }
    }

    @Test
    @Order(3)
    void aServerWithAnotherCertificateIsNotBelieved() throws Exception {
        Path other = Files.writeString(
                folder.resolve("other.crt"),
                Certificate.make(Files.createDirectory(folder.resolve("other"))).pem());
        Path log = folder.resolve("deceived.log");
        String url =
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/gyosil?sslmode=verify-full&sslrootcert=" + other;

        Process classroom = classroom(FreePorts.one(), Map.of("GYOSIL_DATABASE_JDBC_URL", url), log);

        boolean ended = classroom.waitFor(SOON);
        classroom.destroyForcibly().waitFor();
        assertThat(ended).isTrue();
        assertThat(classroom.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log))
                .contains("classroom does not start, since the database refuses it: SSL error");
    }

    private static Process classroom(int port, Map<String, String> more, Path log) throws IOException {
        Manifests.PodTemplate pod = pods.manifests().pod("classroom");
        Map<String, String> environment = new HashMap<>(more);
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        environment.put("KAFKA_PASSWORD", KAFKA_PASSWORD);
        return pods.start(
                pod,
                StagedServices.command(ServiceSpec.CLASSROOM.name(), List.of("-XX:TieredStopAtLevel=1")),
                environment,
                log);
    }

    private static long records() throws Exception {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> ends = admin
                    .describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get(SOON.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(TOPIC, partition.partition()),
                            partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get(SOON.toSeconds(), TimeUnit.SECONDS).values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    /** A folder like the image's, whose program runs the same class of Kafka's. */
    private static String kafkasTools() throws IOException {
        Path home = folder.resolve("kafka-home");
        Path program = home.resolve("bin/kafka-topics.sh");
        Files.createDirectories(program.getParent());
        String command = JavaProcess.ofClass(TopicCommand.class.getName(), List.of(), List.of()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Files.writeString(program, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return home.toString();
    }
}
