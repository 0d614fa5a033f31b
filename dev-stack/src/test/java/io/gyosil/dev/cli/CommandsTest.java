package io.gyosil.dev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.servers.process.FreePorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path data;

    @BeforeEach
    void choose() {
        data = dir.resolve("data");
    }

    @AfterEach
    void clear() {
        run("down");
    }

    @Test
    void resetWithoutYesSaysWhatItWouldDeleteAndDeletesNothing() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.createDirectories(data.resolve("run"));

        assertThat(run("reset")).isEqualTo(2);

        assertThat(err.toString()).contains(data.resolve("postgres").toString(), "Nothing was deleted", "--yes");
        assertThat(data.resolve("postgres")).exists();
    }

    @Test
    void resetWithYesDeletesWhatTheStackMade() throws Exception {
        Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(data.resolve("postgres/data/PG_VERSION"), "17");
        assertThat(run("reset", "--yes")).isZero();
        assertThat(data).doesNotExist();
    }

    @Test
    void resetLeavesWhatTheStackDidNotMake() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("note.txt"), "mine");
        assertThat(run("reset", "--yes")).isZero();
        assertThat(data.resolve("note.txt")).exists();
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void whatIsAskedOfAStackThatDoesNotRunIsAClearSentence() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(err.toString()).contains("No stack runs in " + data, "./gyosil up");
        assertThat(run("status", "--env")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(run("status", "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"condition\" : \"stopped\"");
        assertThat(run("down")).isZero();
        assertThat(data).doesNotExist();
    }

    @Test
    void aPortBaseOutOfRangeIsRefused() {
        for (String base : new String[] {"80", "65524", "-1"}) {
            assertThat(run("up", "--port-base", base)).isEqualTo(1);
            assertThat(err.toString()).contains("The port base " + base + " is out of range");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void whatIsNotUnderstoodIsAUsageError() {
        assertThat(run("up", "--port-base", "many")).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        assertThat(run("logs", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no nobody", "postgres");
        assertThat(run("status", "--env", "--json")).isEqualTo(2);
    }

    @Test
    void aTakenPortIsOneSentenceAndExitCodeOne() throws Exception {
        int base = FreePorts.row(13);
        try (ServerSocket holder = new ServerSocket(base, 1, InetAddress.getLoopbackAddress())) {
            assertThat(holder.isBound()).isTrue();
            assertThat(run("up", "--port-base", Integer.toString(base))).isEqualTo(1);
        }
        assertThat(err.toString())
                .startsWith("Port " + base + " for the entrance is taken by")
                .hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void aLogIsPrintedFromItsEnd() throws Exception {
        Files.createDirectories(data.resolve("logs"));
        Files.writeString(data.resolve("logs/study.log"), "one\ntwo\nthree\n");
        assertThat(run("logs", "study", "-n", "2")).isZero();
        assertThat(out.toString().lines()).containsExactly("two", "three");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        CommandLine commands = Gyosil.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(all);
    }
}
