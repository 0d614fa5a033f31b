package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema of the Compose specification, which comes with a checker of such files on npm, says yes to ours. */
class ComposeSpecificationTest {
    private static final String CHECKER = "dclint@3.1.0";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static JsonSchema schema;

    @BeforeAll
    static void fetch() throws Exception {
        assumeTrue(
                succeeds("npm", "pack", "--silent", CHECKER),
                "skipped: the Compose specification's schema is taken from npm's " + CHECKER
                        + ", and there is no npm here, or it cannot reach anything");
        assertThat(succeeds("tar", "xzf", CHECKER.replace('@', '-') + ".tgz")).isTrue();
        ObjectNode read = (ObjectNode) JSON.readTree(
                folder.resolve("package/schemas/compose.schema.json").toFile());
        // Its own name is not one that a schema may have.
        read.remove("$id");
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(read);
    }

    @Test
    void oursKeepsToIt() {
        assertThat(schema.validate(JSON.valueToTree(ComposeFile.read().tree()))).isEmpty();
    }

    @Test
    void itWouldSayNo() {
        JsonNode typo = JSON.valueToTree(Map.of("services", Map.of("one", Map.of("image", "one:1", "helthcheck", 1))));

        assertThat(schema.validate(typo)).isNotEmpty();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notHere) {
            return false;
        }
    }
}
