package io.gyosil.proving.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CallingChaosTest {
    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path data;

    @BeforeEach
    void choose() {
        data = dir.resolve("data");
    }

    @Test
    void itTakesNoFolderInWhichSomethingIs() throws Exception {
        Files.createDirectories(data.resolve("postgres"));

        assertThat(run("chaos", "--rounds", "1")).isEqualTo(1);

        assertThat(err.toString())
                .contains(data + " is not an empty folder", "--data")
                .hasLineCount(1);
        assertThat(data.resolve("postgres")).exists();
    }

    @Test
    void itWantsToKnowWhatAndHowOften() {
        assertThat(run("chaos")).isEqualTo(2);
        assertThat(run("chaos", "--rounds", "0")).isEqualTo(2);
        assertThat(run("chaos", "--rounds", "1", "--only", "viewer")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds is 0", "study", "postgres");
        assertThat(data).doesNotExist();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        CommandLine commands = ProvingMain.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(all);
    }
}
