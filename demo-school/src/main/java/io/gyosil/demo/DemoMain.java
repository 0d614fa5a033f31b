package io.gyosil.demo;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program in the demo's container. Exit codes: 0 done, 1 could not, 2 not understood. */
@Command(
        name = "demo-school",
        description = "Fills a demo school into a Gyosil, like any client.",
        mixinStandardHelpOptions = true,
        version = "gyosil 0.1.0",
        subcommands = DemoFill.class)
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoMain())
                .setExecutionExceptionHandler((failure, command, result) -> explain(failure, command.getErr()))
                .execute(arguments));
    }

    private static int explain(Exception failure, PrintWriter out) {
        if (failure instanceof DemoFailure) {
            out.println(failure.getMessage());
        } else {
            out.println("This should not happen; please report it with the lines below.");
            failure.printStackTrace(out);
        }
        out.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
