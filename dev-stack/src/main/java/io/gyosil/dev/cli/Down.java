package io.gyosil.dev.cli;

import io.gyosil.dev.stack.Stack;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stops the stack. Its data stays.", mixinStandardHelpOptions = true)
final class Down implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Stack stack = options.stack();
        options.checkPorts(stack);
        boolean ran = stack.down(out::println);
        out.println(
                ran
                        ? "Stopped. The data stays in " + stack.layout().data() + "."
                        : "No stack runs in " + stack.layout().data() + ".");
        return 0;
    }
}
