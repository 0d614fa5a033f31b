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

/** What docs/kubernetes.md says of the chart is so. With -Dgyosil.format=write it writes the table of values again. */
class KubernetesDocumentTest {

    private static final boolean WRITE = "write".equals(System.getProperty("gyosil.format"));
    private static final Path DOCUMENT =
            Chart.FOLDER.resolve("../../docs/kubernetes.md").normalize();
    private static final String BEGIN = "<!-- values: begin -->\n";
    private static final String END = "<!-- values: end -->";

    @Test
    void everyValueIsInItsTable() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (WRITE) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + ValuesTable.written() + document.substring(end));
        } else {
            assertThat(document.substring(begin, end)).isEqualTo(ValuesTable.written());
        }
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
