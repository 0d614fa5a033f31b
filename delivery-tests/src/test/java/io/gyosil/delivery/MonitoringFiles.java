package io.gyosil.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Alerts and dashboards as they lie in the chart, and what the documents say of them. */
final class MonitoringFiles {

    static final Path ROOT =
            Path.of(System.getProperty("gyosil.home", "..")).toAbsolutePath().normalize();
    static final Path ALERTS = ROOT.resolve("k8s/gyosil/files/monitoring/alerts.yml");

    private static final Path DASHBOARDS = ROOT.resolve("k8s/gyosil/files/monitoring/dashboards");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MonitoringFiles() {}

    /**
     * A rule.
     *
     * @param isAlert else it records a series of this name
     * @param after for how long it must hold until it fires, as Prometheus writes it
     */
    record Rule(String name, boolean isAlert, String expression, String after, Map<String, String> annotations) {

        @Override
        public String toString() {
            return name;
        }

        private static Rule of(Map<?, ?> rule) {
            boolean isAlert = rule.containsKey("alert");
            return new Rule(
                    String.valueOf(rule.get(isAlert ? "alert" : "record")),
                    isAlert,
                    String.valueOf(rule.get("expr")),
                    Objects.requireNonNullElse(rule.get("for"), "0m").toString(),
                    texts(rule.get("annotations")));
        }
    }

    static List<Rule> rules() {
        List<?> groups = (List<?>) Objects.requireNonNull(yaml(ALERTS).get("groups"));
        return groups.stream()
                .flatMap(group -> ((List<?>) Objects.requireNonNull(((Map<?, ?>) group).get("rules"))).stream())
                .map(rule -> Rule.of((Map<?, ?>) rule))
                .toList();
    }

    static List<Rule> alerts() {
        return rules().stream().filter(Rule::isAlert).toList();
    }

    static List<Dashboard> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.sorted()
                    .map(file -> new Dashboard(file.getFileName().toString(), parsed(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String document(String name) {
        return read(ROOT.resolve("docs").resolve(name));
    }

    static Map<?, ?> yaml(Path file) {
        return new Yaml().load(read(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(Path file) {
        try {
            return JSON.readTree(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, String>) node;
    }
}
