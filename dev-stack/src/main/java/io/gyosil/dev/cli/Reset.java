package io.gyosil.dev.cli;

import io.gyosil.dev.stack.Stack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "reset", description = "Stops the stack and deletes all its data.", mixinStandardHelpOptions = true)
final class Reset implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--yes", description = "Yes, delete the data. Nothing is deleted without it.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = options.stack();
        options.checkPorts(stack);
        List<Path> contents = stack.contents();
        PrintWriter out = spec.commandLine().getOut();
        if (contents.isEmpty()) {
            out.println("There is nothing to delete in " + stack.layout().data() + ".");
            return CommandLine.ExitCode.OK;
        }
        if (!yes) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("This would stop the stack and delete its database, events, tokens and logs:");
            contents.forEach(path -> err.println("  " + path));
            err.println("Nothing was deleted. Say ./gyosil reset --yes to do it.");
            return CommandLine.ExitCode.USAGE;
        }
        stack.reset(out::println);
        out.println("Deleted all data in " + stack.layout().data() + ".");
        return CommandLine.ExitCode.OK;
    }
}
