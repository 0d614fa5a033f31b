package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.system.Quizzes.INGEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.event.Topics;
import io.gyosil.kit.testing.AskedJob;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.oracle.EventLog;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.system.Quizzes.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A viewer uploads, a reader gets the feature: through the entrance, across real processes. */
class TheMainJobIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Pattern MEASURED = Pattern.compile("(?m)^(gyosil_[a-z_]+)[{ ]");

    private static String upload(String learner, int n) {
        Quizzes.publish(STACK, "main", 3, List.of(learner));
        return Quizzes.upload(
                        learner + "-" + n,
                        learner,
                        List.of(
                                new Answer(0, 'c', "2026-11-02T00:00:0" + n + "Z"),
                                new Answer(1, 'w', "2026-11-02T00:01:0" + n + "Z"),
                                new Answer(2, 'u', "2026-11-02T00:02:0" + n + "Z")))
                .toString();
    }

    private static JsonNode features(String learner) {
        return STACK.teacher()
                .get("/api/analytics/features/topic-daily?user_id=" + learner)
                .json()
                .at("/items/0/features");
    }

    private static void awaitAttempts(String learner, int attempts) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(features(learner).path("attempts").asInt()).isEqualTo(attempts));
    }

    @Test
    void anUploadBecomesAFeature() throws Exception {
        Http.Answer answer = STACK.viewer().post(INGEST, upload("whole-학생", 1));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        awaitAttempts("whole-%ED%95%99%EC%83%9D", 3);
        JsonNode features = features("whole-%ED%95%99%EC%83%9D");
        assertThat(features.get("correct").asInt()).isEqualTo(1);
        assertThat(features.get("accuracy").asDouble()).isEqualTo(0.3333);
        assertThat(features.get("time_spent_ms").asInt()).isEqualTo(6_000);
        JsonNode rebuilt = AskedJob.result(STACK.admin(), "/api/analytics/rebuild");
        assertThat(rebuilt.get("equal").asBoolean()).isTrue();
        assertThat(rebuilt.get("live_rows").asInt()).isPositive();
    }

    @Test
    @Tag("unless-kills")
    void aServiceThatIsKilledComesBackAndNothingIsLost() {
        assertThat(STACK.viewer().post(INGEST, upload("kill", 1)).status()).isEqualTo(201);
        for (String name : List.of("study", "analytics")) {
            long pid = Objects.requireNonNull(STACK.part(name).process()).pid();
            int restarts = STACK.part(name).restarts();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().atMost(SOON)
                    .until(() -> STACK.part(name).restarts() > restarts
                            && STACK.part(name).ready());
        }

        await().atMost(SOON)
                .ignoreExceptions()
                // 200 when a first try was taken in and its answer lost.
                .until(() -> STACK.viewer().post(INGEST, upload("kill", 2)).status() <= 201);
        awaitAttempts("kill", 6);
    }

    @Test
    void theTraceOfTheRequestReachesTheEvent() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(STACK.viewer()
                        .with("traceparent", trace)
                        .post(INGEST, upload("trace", 1))
                        .status())
                .isEqualTo(201);

        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            EventLog.read(STACK.info().kafka(), Topics.STUDY, record -> {
                if (record.value().contains("trace-1")) {
                    records.add(record);
                }
            });
            return !records.isEmpty();
        });
        ConsumerRecord<String, String> event = records.getFirst();
        assertThat(header(event, "ce_traceparent")).isEqualTo(trace);
        assertThat(header(event, "ce_type")).isEqualTo("gyosil.study.quiz-finalized.v1");
        assertThat(event.value()).contains("\"session_id\":\"" + event.key() + "\"");
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void theDatabaseIsDurable() {
        assertThat(STACK.rows("SHOW fsync")).containsExactly("on");
        assertThat(STACK.rows("SHOW synchronous_commit")).containsExactly("on");
        assertThat(STACK.rows("SHOW full_page_writes")).containsExactly("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classroom", "session", "study", "analytics", "kafka", "entrance"})
    void eachProgramStartedFromTheArchiveOfItsClasses(String name) throws IOException {
        long pid = Objects.requireNonNull(STACK.part(name).process()).pid();

        assertThat(Files.readString(Path.of("/proc/" + pid + "/maps")))
                .contains(STACK.layout().archives().folder() + "/" + name + "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"study", "analytics"})
    void eachServiceDescribesItself(String name) throws IOException {
        Http service = STACK.service(name);
        STACK.viewer().post(INGEST, upload("words", 1));
        awaitAttempts("words", 3);

        assertThat(service.get("/health/liveness").json().get("status").asText())
                .isEqualTo("UP");
        assertThat(service.get("/health/readiness").json().get("status").asText())
                .isEqualTo("UP");
        assertThat(service.get("/prometheus").text())
                .contains("http_server_requests_seconds", "hikaricp_connections", "jvm_memory_used_bytes")
                .contains(
                        name.equals("study")
                                ? List.of(
                                        "gyosil_outbox_depth",
                                        "gyosil_outbox_oldest_age_seconds",
                                        "gyosil_ingest_uploads_total{result=\"ingested\",service=\"study\"}")
                                : List.of("gyosil_consumer_lag{group=\"analytics.features\",service=\"analytics\"}"));
        for (String line : STACK.log(name).lines().toList()) {
            if (!line.startsWith("WARNING: ")) {
                assertThat(line).startsWith("{\"@timestamp\"").endsWith("}");
            }
        }
        assertThat(STACK.log(name)).doesNotContain("words", STACK.info().viewerToken());
    }

    @ParameterizedTest
    @Tag("unless-delivered")
    @ValueSource(strings = {"classroom", "session", "study", "analytics"})
    void whatEachServiceMeasuresIsDocumented(String name) throws IOException {
        String documented = Files.readString(Path.of(System.getProperty("gyosil.home", ".."), "docs", "monitoring.md"));

        assertThat(MEASURED.matcher(STACK.service(name).get("/prometheus").text())
                        .results()
                        .map(measured -> measured.group(1)))
                .isNotEmpty()
                .allSatisfy(measured -> assertThat(documented).containsPattern("`" + measured + "[`{]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classroom gyosil-classroom-1",
                "session gyosil-session-1",
                "study gyosil-study-ingest-1",
                "analytics gyosil-analytics-1"
            })
    void eachServiceShowsItsInterfaceAndAPageToTryIt(String names) {
        Http service = STACK.service(names.split(" ")[0]);

        assertThat(service.get("/swagger/" + names.split(" ")[1] + ".yml").text())
                .contains("openapi:", "paths:");
        for (String path : List.of("/swagger-ui", "/swagger-ui/", "/swagger-ui/index.html")) {
            Http.Answer page = service.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text()).contains("swagger-ui-bundle.js").doesNotContain("https://");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("script-src 'self' 'sha256-");
        }
        assertThat(service.get("/swagger-ui/res/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    @Test
    @Tag("heavy")
    @Tag("two-stacks")
    void twoStacksRunSideBySide() {
        try (RunningStack other = RunningStack.another()) {
            assertThat(other.info().url()).isNotEqualTo(STACK.info().url());
            assertThat(other.viewer().post(INGEST, "{}").status()).isEqualTo(400);
            assertThat(STACK.anyone()
                            .as(other.info().viewerToken())
                            .post(INGEST, "{}")
                            .status())
                    .isEqualTo(401);
            assertThat(STACK.anyone()
                            .as(other.info().people().ensureStaff())
                            .get("/api/analytics/features/topic-daily")
                            .status())
                    .isEqualTo(401);
            assertThat(other.rows("SELECT count(*) FROM study.study_users")).containsExactly("0");
        }
    }
}
