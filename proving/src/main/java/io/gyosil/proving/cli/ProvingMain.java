package io.gyosil.proving.cli;

import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.Program;
import io.gyosil.servers.StackFailure;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./gyosil chaos}. */
@Command(
        name = "gyosil",
        description = "Shows what Gyosil keeps when things go wrong.",
        mixinStandardHelpOptions = true,
        version = "gyosil 0.1.0",
        subcommands = ChaosCommand.class)
public final class ProvingMain {
    private ProvingMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Program.of(new ProvingMain(), Set.of(StackFailure.class, DemoFailure.class));
    }
}
