package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the chart's folder, and what is not. */
class FilesOfTheChartTest {

    /** Known registries, in parts so that this file is not found. */
    private static final Pattern REGISTRY =
            Pattern.compile("(docker|ghcr|quay|gcr|mcr|ecr)[.](io|com|aws)|registry[.]k8s|azurecr|" + "bitnami");

    @Test
    void whatTheTemplatesTakeInIsThere() {
        assertThat(Stream.of(
                        "files/postgres/bootstrap",
                        "files/postgres/database.sql",
                        "files/postgres/service.sql",
                        "files/kafka/create-topics",
                        "files/kafka/topics.csv",
                        "files/monitoring/alerts.yml",
                        "files/test/upload-twice"))
                .allMatch(file -> Files.isRegularFile(Chart.FOLDER.resolve(file)));
        assertThat(Chart.files(Chart.FOLDER.resolve("files/monitoring/dashboards")))
                .isNotEmpty()
                .allMatch(file -> file.toString().endsWith(".json"));
    }

    @Test
    void noRegistryIsNamed() {
        assertThat(Chart.files(Chart.FOLDER).stream()
                        .filter(file -> REGISTRY.matcher(read(file)).find()))
                .isEmpty();
        assertThat(REGISTRY.matcher("docker" + ".io/library/postgres").find()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyImageIsOfOneVersion(ValueSet set) {
        assertThat(set.manifests().pods())
                .allSatisfy(pod -> assertThat(pod.container().getImage())
                        .matches(".+(:[\\w.-]+|@sha256:[0-9a-f]{64})")
                        .doesNotContain(":latest"));
    }

    @Test
    void theImagesOfTheChartItselfAreFoundByTheNodesAlone() {
        assertThat(ValueSet.MINIMAL.manifests().pods().stream()
                        .map(pod -> pod.container().getImage().replaceFirst("/.*", "")))
                .allMatch(first -> !first.contains(".") || first.contains(":"));
    }

    @Test
    void whatIsForTestsIsNotPacked() {
        assertThat(Chart.read(".helmignore").lines()).contains("ci/");
    }

    @Test
    void everyValueSetIsOneOfTheTests() {
        List<String> files = Chart.files(Chart.FOLDER.resolve("ci")).stream()
                .map(file -> file.getFileName().toString())
                .toList();

        assertThat(Stream.of(ValueSet.values()).map(set -> set.name().toLowerCase(Locale.ROOT) + "-values.yaml"))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
