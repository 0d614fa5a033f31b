package io.gyosil.dev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.demo.school.DemoPeople;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackState;
import io.gyosil.dev.stack.StackStatus;
import io.gyosil.servers.process.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingInAtThePagesTest {
    /** Nobody listens there. */
    private static final String URL = "http://127.0.0.1:1";

    @TempDir
    private Path secrets;

    @Test
    void theStatusOfADemoStackSaysHow() throws IOException {
        DemoPeople people = people();
        Stream.of(Who.values()).forEach(people::password);

        assertThat(status())
                .contains("Log in at " + URL + "/login:")
                .containsPattern("admin +admin@hanbit.example +" + people.password(Who.ADMIN))
                .containsPattern("teacher +teacher@hanbit.example +" + people.password(Who.TEACHER))
                .containsPattern("student +student@hanbit.example +" + people.password(Who.STUDENT));
        try (Stream<Path> files = Files.list(secrets)) {
            assertThat(files).hasSize(3).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aStackWithoutADemoKnowsNothingOfIt() {
        assertThat(people().howToLogIn()).isEmpty();
        assertThat(people().token(Who.TEACHER)).isEmpty();
        assertThat(status()).doesNotContain("Log in", "hanbit");
        assertThat(secrets).isEmptyDirectory();
    }

    private DemoPeople people() {
        return new DemoPeople(URI.create(URL), new Secrets(secrets));
    }

    private String status() {
        StackState state = new StackState(
                8080,
                ProcessIdentity.self(),
                StackState.Phase.RUNNING,
                "2026-11-30T00:00:00Z",
                11_000,
                null,
                List.of());
        StackInfo info = new StackInfo(URL, Map.of(), "", "", secrets, "", people());
        StringWriter out = new StringWriter();
        StatusReport.print(
                new StackStatus(StackStatus.Condition.HEALTHY, state), Optional.of(info), new PrintWriter(out));
        return out.toString();
    }
}
