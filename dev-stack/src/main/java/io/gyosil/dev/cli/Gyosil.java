package io.gyosil.dev.cli;

import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.Program;
import io.gyosil.servers.StackFailure;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./gyosil}. Exit codes: 0 done, 1 could not, 2 not understood. */
@Command(
        name = "gyosil",
        description = "Runs Gyosil on this machine: PostgreSQL, Kafka, the services and one entrance.",
        mixinStandardHelpOptions = true,
        version = "gyosil 0.1.0",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Reset.class,
            Logs.class,
            LoadResponsesCommand.class,
            ImportRoster.class,
            Demo.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "./gyosil test [--full] checks what is needed and runs the tests, or all of them at full size.",
            "./gyosil chaos --rounds N kills processes under load and accounts for every upload.",
            "./gyosil bench [NAME] measures Gyosil against its peers and its limits."
        })
public final class Gyosil {
    private Gyosil() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Program.of(new Gyosil(), Set.of(StackFailure.class, DemoFailure.class));
    }
}
