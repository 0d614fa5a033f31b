package io.gyosil.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CallingABenchTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutANameItListsWhatItCanMeasure() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("ingest", "resend", "fsrs", "Aim: own ≥ 20 × ts-fsrs");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheList() {
        assertThat(run("speed")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no bench speed", "fsrs");
    }

    @Test
    void aNumberThatMakesNoSenseIsNamed() {
        assertThat(run("fsrs", "--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds must be at least 1, but it is 0");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedBeforeAnythingIsMeasured() {
        assertThat(run("fsrs", "--json", "no/such/folder/result.json")).isEqualTo(2);
        assertThat(err.toString()).contains("is not a folder that can be written");
    }

    private int run(String... arguments) {
        CommandLine command = BenchMain.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
