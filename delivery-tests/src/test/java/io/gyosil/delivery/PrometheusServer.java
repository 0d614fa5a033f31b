package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Prometheus that collects from services as the documents say, every second, and evaluates rules. */
final class PrometheusServer implements AutoCloseable {

    private static final String COLLECTING = """
        global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
        rule_files: [alerts.yml]
        scrape_configs:
          - job_name: gyosil
            metrics_path: /prometheus
            static_configs:
        """;

    private final Process process;
    private final Path log;
    private final Http http;

    private PrometheusServer(Process process, Path log, Http http) {
        this.process = process;
        this.log = log;
        this.http = http;
    }

    /** Starts one with its data in a folder. */
    static PrometheusServer start(Path program, Path folder, Map<String, String> services, String rules)
            throws IOException {
        Files.writeString(folder.resolve("alerts.yml"), rules);
        Path settings = Files.writeString(
                folder.resolve("prometheus.yml"),
                services.entrySet().stream()
                        .map(service -> "      - {targets: ['%s'], labels: {service: %s, namespace: school}}%n"
                                .formatted(URI.create(service.getValue()).getAuthority(), service.getKey()))
                        .collect(Collectors.joining("", COLLECTING, "")));
        String address = "127.0.0.1:" + FreePorts.one();
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new PrometheusServer(process, log, Http.at(URI.create("http://" + address))).awaitReady();
    }

    private PrometheusServer awaitReady() {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return http.get(composesCheck()).status() == 200;
        });
        return this;
    }

    /** The path by which Compose asks whether it is ready. */
    private static String composesCheck() {
        return URI.create(ComposeFile.list(
                                ComposeFile.map(ComposeFile.read().service("prometheus"), "healthcheck"), "test")
                        .getLast())
                .getPath();
    }

    /** What an expression comes to now: one entry for each series, with its labels and value. */
    List<JsonNode> query(String expression) {
        return items(asked("/api/v1/query?query=" + encoded(expression)).path("result"));
    }

    /** The values that a label has in a series. */
    List<String> labelValues(String label, String series) {
        return items(asked("/api/v1/label/" + label + "/values?match%5B%5D=" + encoded(series))).stream()
                .map(JsonNode::asText)
                .toList();
    }

    /** What is pending or firing now. */
    List<Alert> alerts() {
        return items(asked("/api/v1/alerts").path("alerts")).stream()
                .map(alert -> new Alert(
                        alert.at("/labels/alertname").asText(),
                        alert.at("/labels/service").asText(),
                        alert.path("state").asText(),
                        alert.at("/annotations/description").asText()))
                .toList();
    }

    /** An alert as Prometheus answers it. */
    record Alert(String name, String service, String state, String description) {

        boolean isFiring() {
            return state.equals("firing");
        }
    }

    /** Rules whose last evaluation failed, with the reason. */
    List<String> failedRules() {
        return items(asked("/api/v1/rules").path("groups")).stream()
                .flatMap(group -> Dashboard.items(group.path("rules")))
                .filter(rule -> !rule.path("health").asText().equals("ok"))
                .map(JsonNode::toString)
                .toList();
    }

    private JsonNode asked(String path) {
        Http.Answer answer = http.get(path);
        assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(200);
        return answer.json().path("data");
    }

    private static List<JsonNode> items(JsonNode array) {
        return Dashboard.items(array).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
