package io.gyosil.demo;

import java.util.Set;
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
        System.exit(Program.of(new DemoMain(), Set.of(DemoFailure.class)).execute(arguments));
    }
}
