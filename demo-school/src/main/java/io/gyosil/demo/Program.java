package io.gyosil.demo;

import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;

/** How every program of Gyosil reads its command line and fails. Exit codes: 0 done, 1 could not, 2 not understood. */
public final class Program {
    private Program() {}

    /**
     * The command line of a command.
     *
     * @param explained failures that speak to people by their message; of all others the trace is shown
     */
    public static CommandLine of(Object command, Set<Class<? extends Exception>> explained) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, at, result) -> {
                    PrintWriter out = at.getErr();
                    if (explained.contains(failure.getClass())) {
                        out.println(failure.getMessage());
                    } else {
                        out.println("This should not happen; please report it with the lines below.");
                        failure.printStackTrace(out);
                    }
                    out.flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}
