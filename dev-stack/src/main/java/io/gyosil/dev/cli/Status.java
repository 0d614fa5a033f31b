package io.gyosil.dev.cli;

import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackStatus;
import io.gyosil.dev.stack.StackStatus.Condition;
import io.gyosil.servers.StackFailure;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Says what runs and where. Exit code 0 when all of it serves, 1 otherwise.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/._@-]+");

    @Mixin
    private StackOptions options = new StackOptions();

    @ArgGroup
    private Format format = new Format();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** At most one of them. */
    static final class Format {
        @Option(names = "--env", description = "As lines for a shell: eval \"$(./gyosil status --env)\".")
        private boolean env;

        @Option(names = "--json", description = "As JSON.")
        private boolean json;
    }

    @Override
    public Integer call() {
        Stack stack = options.stack();
        options.checkPorts(stack);
        PrintWriter out = spec.commandLine().getOut();
        Optional<StackStatus> status = stack.status();
        Optional<StackInfo> info = stack.info();
        if (format.json) {
            out.println(StatusReport.json(status, info));
        } else if (format.env) {
            info.orElseThrow(() -> notRunning(stack)).environment().forEach((name, value) -> export(out, name, value));
        } else {
            StatusReport.print(status.orElseThrow(() -> notRunning(stack)), info, out);
        }
        boolean healthy =
                status.filter(now -> now.condition() == Condition.HEALTHY).isPresent();
        return healthy ? 0 : 1;
    }

    private static StackFailure notRunning(Stack stack) {
        return new StackFailure("No stack runs in " + stack.layout().data() + ". Start it with ./gyosil up.");
    }

    private static void export(PrintWriter out, String name, String value) {
        String quoted = PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
        out.println("export " + name + "=" + quoted);
    }
}
