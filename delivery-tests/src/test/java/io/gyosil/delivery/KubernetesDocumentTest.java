package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What docs/kubernetes.md and docs/reference/values.md say of the chart is so. With -Dgyosil.format=write it writes the latter again.
 */
class KubernetesDocumentTest {

    private static final boolean WRITE = "write".equals(System.getProperty("gyosil.format"));
    private static final Path DOCUMENT =
            Chart.FOLDER.resolve("../../docs/kubernetes.md").normalize();
    private static final Path VALUES =
            Chart.FOLDER.resolve("../../docs/reference/values.md").normalize();
    private static final String HEAD = """
        # Values of the Helm chart

        What [the chart](../kubernetes.md) takes, made from `values.yaml` and `values.schema.json` (`./gyosil format`). A row of `services` may say
        for itself whatever `defaults` says. `helm` refuses names and values that are not meant.

        """;

    @Test
    void everyValueIsOnItsPage() throws IOException {
        String page = HEAD + ValuesTable.written();
        if (WRITE) {
            Files.writeString(VALUES, page);
        }
        assertThat(Files.readString(VALUES)).as("run ./gyosil format").isEqualTo(page);
    }

    @Test
    void everyKeyOfTheSecretIsNamed() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(ValueSet.MINIMAL.manifests().one(Secret.class, Chart.RELEASE).getData().keySet().stream()
                        .map(key -> key.replaceFirst("^(analytics|classroom|session|study)-", "<service>-")))
                .allMatch(
                        key -> document.lines().anyMatch(row -> row.startsWith("| ") && row.contains("`" + key + "`")));
    }

    /** What the schema knows and values.yaml does not say could not be found by those who read it. */
    @Test
    void everyValueHasADefault() throws IOException {
        assertThat(ValuesTable.written().lines().filter(line -> line.startsWith("| `")))
                .hasSizeGreaterThan(80);
        JsonNode schema = new ObjectMapper().readTree(Chart.read("values.schema.json"));
        TreeSet<String> known = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(known::add);
        known.remove("global");

        assertThat(new TreeSet<>(Chart.yaml(Chart.read("values.yaml")).keySet()))
                .isEqualTo(known);
        assertThat(schema.at("/properties/defaults/properties").size())
                .isEqualTo(Chart.section("defaults").size());
    }
}
