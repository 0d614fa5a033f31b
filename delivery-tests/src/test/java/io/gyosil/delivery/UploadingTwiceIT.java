package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.proving.testing.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code helm test} runs in its pod, run here against a stack: the very script, with a shell and curl. */
@Tag("heavy")
@Tag("delivered")
class UploadingTwiceIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Path SCRIPT = Chart.FOLDER.resolve("files/test/upload-twice");

    @TempDir
    private Path folder;

    private record Outcome(int status, String said) {}

    @BeforeEach
    void anAdminCanLogIn() throws IOException {
        Assumptions.assumeTrue(isInstalled("curl"), "The script needs curl, which is not installed here.");
        STACK.admin();
        Files.writeString(folder.resolve("email"), Who.ADMIN.email());
        Files.writeString(folder.resolve("password"), STACK.info().people().password(Who.ADMIN));
        Files.writeString(folder.resolve("viewer-sync-token"), STACK.info().viewerToken());
    }

    @Test
    void aQuizThatIsUploadedTwiceIsCountedOnceAndItsLearnerIsGoneAfterwards() throws Exception {
        Outcome outcome = run(Map.of());

        assertThat(outcome.said()).contains("PASSED: the quiz was uploaded twice and counted once.");
        assertThat(outcome.status()).isZero();
        assertThat(learners()).isEmpty();
    }

    /** The viewer's service says that it had it already, and takes it as another one. */
    @Test
    void aQuizThatIsCountedTwiceIsSeen() throws Exception {
        try (ForgetfulStudy study = ForgetfulStudy.before(url("study"))) {
            Outcome outcome = run(Map.of("STUDY_URL", study.url(), "PATIENCE", "10"));

            assertThat(outcome.said())
                    .contains("5. The same quiz is uploaded again: already ingested.")
                    .contains("FAILED")
                    .doesNotContain("PASSED");
            assertThat(outcome.status()).isNotZero();
            assertThat(learners()).isEmpty();
        }
    }

    @Test
    void withoutALogInItSaysWhatToDo() throws Exception {
        Files.delete(folder.resolve("email"));

        assertThat(run(Map.of("HINT", "Make the Secret first."))).satisfies(outcome -> {
            assertThat(outcome.said()).contains("FAILED: there is no ", "/email. Make the Secret first.");
            assertThat(outcome.status()).isOne();
        });
    }

    @Test
    void aViewerThatCannotLogInSaysSo() throws Exception {
        Files.writeString(folder.resolve("password"), "with \"marks\" and \\strokes");

        assertThat(run(Map.of())).satisfies(outcome -> {
            assertThat(outcome.said()).contains("the admin cannot log in (401)");
            assertThat(outcome.status()).isOne();
        });
    }

    /** What the probes of the chart and Prometheus ask for. */
    @Test
    void everyServiceAnswersWhereTheChartAsks() {
        for (String service : STACK.info().serviceUrls().keySet()) {
            var container = ValueSet.MINIMAL.manifests().pod(service).container();
            for (var probe :
                    List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
                assertThat(STACK.service(service)
                                .get(probe.getHttpGet().getPath())
                                .status())
                        .as("%s %s", service, probe.getHttpGet().getPath())
                        .isEqualTo(200);
            }
            assertThat(STACK.service(service).get("/prometheus").status()).isEqualTo(200);
        }
        assertThat(STACK.service("classroom").get("/.well-known/jwks.json").status())
                .isEqualTo(200);
    }

    private Outcome run(Map<String, String> more) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        script.environment()
                .putAll(Map.of(
                        "CLASSROOM_URL", url("classroom"),
                        "STUDY_URL", url("study"),
                        "ANALYTICS_URL", url("analytics"),
                        "LOGIN_DIR", folder.toString(),
                        "VIEWER_TOKEN_FILE", folder.resolve("viewer-sync-token").toString()));
        script.environment().putAll(more);
        Process process = script.start();
        boolean ended = process.waitFor(SOON);
        process.destroyForcibly();
        assertThat(ended).as("the script ends").isTrue();
        return new Outcome(process.exitValue(), Files.readString(said));
    }

    private static JsonNode learners() {
        return STACK.admin().get("/api/core/users?name=helm-test").json().get("items");
    }

    private static String url(String service) {
        return URI.create(Objects.requireNonNull(STACK.info().serviceUrls().get(service)))
                .toString();
    }

    private static boolean isInstalled(String program) throws IOException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
