package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptsTest {

    @Test
    void theCheckerOfShellScriptsFindsNothing() throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck"))),
                "No shellcheck is here (Debian's package of that name), so that the scripts are not checked.");
        List<String> command = new ArrayList<>(List.of("shellcheck"));
        try (Stream<Path> scripts = Files.list(Path.of(Program.script("backup")).getParent())) {
            scripts.filter(Files::isExecutable).map(Path::toString).forEach(command::add);
        }

        Program.End end = Program.run(Map.of(), command);

        assertThat(command).hasSizeGreaterThan(3);
        assertThat(end.said()).isEmpty();
        assertThat(end.code()).isZero();
    }
}
