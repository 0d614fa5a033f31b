package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service with wrong settings does not start, and says in one line what is wrong. */
class WrongSettingsIT {

    private static final int EX_CONFIG = 78;

    @TempDir
    Path dir;

    private static List<String> lines(Path log) throws IOException {
        // The JVM's own warnings are not the service's.
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("{"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classroom | gyosil.key-secret               |       | GYOSIL_KEY_SECRET is missing; it must be"
                        + " a text of 32 to 1000 characters",
                "classroom | gyosil.roster.chunk             | 9999  | GYOSIL_ROSTER_CHUNK is \\\"9999\\\"; it must be"
                        + " a whole number from 1 to 5000",
                "study     | study.ingest.enabled            | true  | VIEWER_SYNC_TOKEN is missing:"
                        + " STUDY_INGEST_ENABLED is true",
                "analytics | gyosil.database.worker-password | not the right one | password authentication failed for"
                        + " user"
            })
    void itSaysWhich(String service, String property, String value, String complaint) throws Exception {
        assertSays(service, property, value, complaint);
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource(
            delimiter = '|',
            value = {
                "classroom | gyosil.key-secret               | short | GYOSIL_KEY_SECRET must be a text of 32 to 1000"
                        + " characters",
                "session   | gyosil.retention.messages       | ever  | GYOSIL_RETENTION_MESSAGES is \\\"ever\\\"; it"
                        + " must be a duration",
                "study     | viewer.sync.token               | short | VIEWER_SYNC_TOKEN must be a text of 32",
                "study     | viewer.sync.tokens              | aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd |"
                        + " VIEWER_SYNC_TOKENS must be name=token,name=token",
                "session   | gyosil.tokens.external-issuer   | https://id.example | GYOSIL_TOKENS_EXTERNAL_AUDIENCE is"
                        + " missing",
                "classroom | gyosil.tokens.external-jwks     | https://id.example/keys | GYOSIL_TOKENS_EXTERNAL_ISSUER"
                        + " is missing",
                "analytics | gyosil.tokens.jwks              | here  | GYOSIL_TOKENS_JWKS is \\\"here\\\"; it must be"
                        + " an address"
            })
    void itSaysWhichOfOthers(String service, String property, String value, String complaint) throws Exception {
        assertSays(service, property, value, complaint);
    }

    private void assertSays(String service, String property, String value, String complaint) throws Exception {
        Path log = dir.resolve(service + ".log");
        Map<String, Object> changes = new HashMap<>();
        if (service.equals("classroom")) {
            changes.put("gyosil.key-secret", "k".repeat(40));
        }
        changes.put(property, value == null ? "" : value);

        int exit = ServiceProcess.start(service, changes, log).awaitEnd();

        assertThat(lines(log)).hasSize(1).first().asString().contains(service + " does not start", complaint);
        assertThat(exit).isEqualTo(complaint.startsWith("password") ? 1 : EX_CONFIG);
    }

    @Test
    void everythingIsSaidAtOnce() throws Exception {
        Path log = dir.resolve("log");

        int exit = ServiceProcess.start(
                        "study", Map.of("gyosil.database.web-password", "", "gyosil.consumer.threads", "0"), log)
                .awaitEnd();

        assertThat(exit).isEqualTo(EX_CONFIG);
        assertThat(lines(log))
                .singleElement()
                .asString()
                .contains("GYOSIL_DATABASE_WEB_PASSWORD is missing", "GYOSIL_CONSUMER_THREADS is");
    }

    @Test
    void secretsComeFromFilesAndAMistypedNameIsPointedOut() throws Exception {
        Path log = dir.resolve("log");
        Map<String, Object> changes = new HashMap<>();
        Infrastructure.shared().with("classroom").settings("classroom").forEach((name, value) -> {
            if (name.endsWith("-password")) {
                changes.put(name, "");
                changes.put(name + "-file", file(name, value + "\n"));
            }
        });
        changes.put("gyosil.key-secret-file", file("key", "k".repeat(40)));
        changes.put("gyosil.databas.web-pool-size", 9);
        int port = FreePorts.one();
        changes.put("micronaut.server.port", port);

        try (ServiceProcess process = ServiceProcess.start("classroom", changes, log)) {
            Http http = Http.at(URI.create("http://127.0.0.1:" + port));
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> http.get("/health/readiness").status() == 200);
            assertThat(http.get("/.well-known/jwks.json").text()).contains("\"kid\"");
            assertThat(lines(log))
                    .anyMatch(line -> line.contains("GYOSIL_DATABAS_WEB_POOL_SIZE is no setting of classroom"));
        }
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(dir.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
