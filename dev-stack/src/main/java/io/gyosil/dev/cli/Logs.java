package io.gyosil.dev.cli;

import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.stack.Stack;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logs", description = "Prints the end of a log.", mixinStandardHelpOptions = true)
final class Logs implements Callable<Integer> {
    private static final int INTERVAL_MILLIS = 200;

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(paramLabel = "SERVICE", description = "A service, or postgres, kafka, entrance, supervisor.")
    private String part = "";

    @Option(names = "-f", description = "Go on printing what comes, until interrupted.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "N", defaultValue = "50", description = "How many lines. Default: 50.")
    private int count;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!known().contains(part)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "There is no " + part + ". Choose one of " + String.join(", ", known()) + ".");
        }
        Stack stack = options.stack();
        options.checkPorts(stack);
        Path log = stack.layout().log(part);
        if (!Files.exists(log)) {
            throw new StackFailure(
                    "There is no log of " + part + " in " + stack.layout().logs() + " yet.");
        }
        PrintWriter out = spec.commandLine().getOut();
        long end = Files.size(log);
        LogTail.lines(log, count).forEach(out::println);
        out.flush();
        if (follow) {
            follow(log, end, out);
        }
        return 0;
    }

    private static List<String> known() {
        return Stream.concat(
                        ServiceSpec.ALL.stream().map(ServiceSpec::name),
                        Stream.of("postgres", "kafka", "entrance", "supervisor"))
                .toList();
    }

    private static void follow(Path log, long from, PrintWriter out) throws IOException, InterruptedException {
        long position = from;
        while (true) {
            position = printFrom(log, position, out);
            Thread.sleep(INTERVAL_MILLIS);
        }
    }

    /** Prints what was added, and says how far it is now; a log that was put aside is read from its beginning. */
    private static long printFrom(Path log, long position, PrintWriter out) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            long start = file.size() < position ? 0 : position;
            file.position(start);
            byte[] added = Channels.newInputStream(file).readAllBytes();
            out.print(new String(added, StandardCharsets.UTF_8));
            out.flush();
            return start + added.length;
        } catch (NoSuchFileException justPutAside) {
            return 0;
        }
    }
}
