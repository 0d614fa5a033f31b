package io.gyosil.proving;

import io.gyosil.demo.DemoFailure;
import io.gyosil.servers.StackFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./gyosil chaos}. Exit codes: 0 clean, 1 not, 2 not understood. */
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
        return new CommandLine(new ProvingMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, result) -> explain(failure, command.getErr()));
    }

    private static int explain(Exception failure, PrintWriter out) {
        if (failure instanceof StackFailure || failure instanceof DemoFailure) {
            out.println(failure.getMessage());
        } else {
            out.println("This should not happen; please report it with the lines below.");
            failure.printStackTrace(out);
        }
        out.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
