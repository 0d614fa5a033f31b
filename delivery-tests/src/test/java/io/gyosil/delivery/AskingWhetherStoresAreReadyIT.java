package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.proving.testing.RunningStack;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compose's health checks of PostgreSQL and Kafka, asked of real ones and of nobody. */
@Tag("heavy")
@Tag("delivered")
class AskingWhetherStoresAreReadyIT {

    private static final RunningStack STACK = RunningStack.shared();

    @Test
    void kafkasSeesWhetherTheBrokerListens() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no bash");
        List<String> check = check("kafka");
        assertThat(check).last().asString().contains("/127.0.0.1/9092");
        String port = STACK.info().kafka().split(":")[1];

        assertThat(exitCode(at(check, "9092", port))).isZero();
        assertThat(exitCode(at(check, "9092", Integer.toString(FreePorts.one()))))
                .isNotZero();
    }

    @Test
    void postgresqlsSeesWhetherItTakesConnections() throws Exception {
        Path program =
                DebianPostgres.programs().map(bin -> bin.resolve("pg_isready")).orElse(Path.of(""));
        assumeTrue(Files.isExecutable(program), DebianPostgres.MISSING);
        List<String> check = check("postgres");
        assertThat(check).startsWith("pg_isready");
        check.set(0, program.toString());
        check.add("--port");
        List<String> nobody = new ArrayList<>(check);
        check.add(Integer.toString(URI.create(STACK.info().databaseUrl()).getPort()));
        nobody.add(Integer.toString(FreePorts.one()));

        assertThat(exitCode(check)).isZero();
        assertThat(exitCode(nobody)).isEqualTo(2);
    }

    /** A copy of the words of a health check's command. */
    private static List<String> check(String service) {
        List<String> words =
                ComposeFile.list(ComposeFile.map(ComposeFile.read().service(service), "healthcheck"), "test");
        assertThat(words).startsWith("CMD");
        return new ArrayList<>(words.subList(1, words.size()));
    }

    private static List<String> at(List<String> check, String port, String other) {
        return check.stream().map(word -> word.replace(port, other)).toList();
    }

    private static int exitCode(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(SOON)).isTrue();
        return process.exitValue();
    }
}
