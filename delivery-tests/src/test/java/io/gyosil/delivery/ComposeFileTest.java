package io.gyosil.delivery;

import static io.gyosil.delivery.ComposeFile.file;
import static io.gyosil.delivery.ComposeFile.list;
import static io.gyosil.delivery.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker-compose.yml} compared with the files that it names. */
class ComposeFileTest {
    private final ComposeFile compose = ComposeFile.read();

    @Test
    void everyVariableIsInTheExampleWithTheSameDefaultAndTheOtherWayRound() {
        Map<String, String> example = new LinkedHashMap<>();
        file(".env.example")
                .lines()
                .filter(line -> line.matches("#?[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("^#", "").split("=", 2))
                .forEach(entry -> example.put(entry[0], entry[1]));
        Map<String, String> used = new LinkedHashMap<>(compose.variables());
        // Those that are passed on as they are, or not at all.
        compose.services().forEach((name, service) -> map(map(service).getOrDefault("environment", Map.of()))
                .forEach((variable, value) -> {
                    if (value == null) {
                        used.put(variable, "");
                    }
                }));

        assertThat(used)
                .containsKeys("STUDY_INGEST_ENABLED", "VIEWER_SYNC_TOKEN")
                .isEqualTo(example);
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        List<String> mounted = compose.services().values().stream()
                .flatMap(service -> list(map(service), "volumes").stream())
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":")[0])
                .distinct()
                .toList();

        assertThat(mounted).contains("./compose/nginx.conf").allSatisfy(source -> assertThat(
                        ComposeFile.ROOT.resolve(source))
                .exists());
    }

    @Test
    void everyVolumeNetworkAndSecretThatIsUsedIsDeclaredAndTheOtherWayRound() {
        Set<String> volumes = new TreeSet<>();
        Set<String> networks = new TreeSet<>();
        Set<String> secrets = new TreeSet<>();
        compose.services().values().forEach(service -> {
            list(map(service), "volumes").stream()
                    .map(volume -> volume.split(":")[0])
                    .filter(source -> !source.startsWith("."))
                    .forEach(volumes::add);
            networks.addAll(list(map(service), "networks"));
            secrets.addAll(list(map(service), "secrets"));
        });

        assertThat(map(compose.tree(), "volumes").keySet()).isEqualTo(volumes);
        assertThat(map(compose.tree(), "networks").keySet()).isEqualTo(networks);
        assertThat(map(compose.tree(), "secrets").keySet()).isEqualTo(secrets);
    }

    @Test
    void everySecretIsMadeByTheScriptAndNoneIsInTheRepository(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("make-secrets");
        Files.copy(ComposeFile.ROOT.resolve("compose/make-secrets"), script);

        assertThat(run(script)).contains("made postgres-password");
        Map<String, String> first = contents(folder.resolve("secrets"));
        assertThat(run(script)).isEmpty();

        assertThat(contents(folder.resolve("secrets"))).isEqualTo(first);
        assertThat(first.values()).doesNotHaveDuplicates().allSatisfy(secret -> assertThat(secret)
                .matches("[A-Za-z0-9]{48}"));
        assertThat(first.keySet()).isEqualTo(map(compose.tree(), "secrets").keySet());
        map(compose.tree(), "secrets")
                .forEach((name, secret) -> assertThat(map(secret)).containsEntry("file", "./compose/secrets/" + name));
        assertThat(file(".gitignore").lines()).contains("compose/secrets/", ".env");
    }

    @Test
    void everyFileOfASecretIsHandedToTheContainerThatReadsIt() {
        compose.services().keySet().forEach(name -> assertThat(compose.environment(name).entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("_FILE")
                                || entry.getKey().endsWith("__FILE"))
                        .map(entry -> entry.getValue().replace("/run/secrets/", "")))
                .as(name)
                .isSubsetOf(list(compose.service(name), "secrets")));
    }

    @Test
    void whatGrafanaAndPrometheusReadIsWhereTheyAreConfiguredToLook() {
        assertThat(list(compose.service("prometheus"), "volumes"))
                .contains("./k8s/gyosil/files/monitoring/alerts.yml:/etc/prometheus/alerts.yml:ro");
        assertThat(ComposeFile.yaml(file("compose/prometheus.yml")).get("rule_files"))
                .isEqualTo(List.of("/etc/prometheus/alerts.yml"));
        assertThat(list(compose.service("grafana"), "volumes"))
                .contains("./k8s/gyosil/files/monitoring/dashboards:/etc/grafana/gyosil:ro");
        assertThat(file("compose/grafana/dashboards.yml")).contains("path: /etc/grafana/gyosil");
        assertThat(file("compose/grafana/datasources.yml")).contains("url: http://prometheus:9090");
    }

    private static String run(Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), file -> {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
    }
}
