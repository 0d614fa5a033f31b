package io.gyosil.bench;

import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Disagreement;
import io.gyosil.bench.frame.Machine;
import io.gyosil.bench.frame.Options;
import io.gyosil.bench.frame.Printout;
import io.gyosil.bench.frame.ReportFile;
import io.gyosil.bench.place.Workplace;
import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.Program;
import io.gyosil.servers.StackFailure;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code ./gyosil bench}. Exit codes: 0 measured, 1 could not, 2 not understood. */
@Command(
        name = "gyosil bench",
        description = "Measures Gyosil against its peers and its limits. Without a name it lists what it can measure.",
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "What to measure.")
    private @Nullable String name;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes machine, settings and all figures to this file.")
    private @Nullable Path json;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each contestant (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--workers",
            split = ",",
            defaultValue = "1,2,4",
            description = "Numbers of workers tried for peers (${DEFAULT-VALUE}).")
    private List<Integer> workers = List.of();

    @Option(names = "--seconds", defaultValue = "30", description = "Length of what goes by time (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--size",
            defaultValue = "0",
            description = "Units of work in a round; 0 is the bench's own choice.")
    private int size;

    @Option(
            names = "--contestants",
            split = ",",
            defaultValue = "",
            description = "Who takes part besides ours, such as fastify,limit; all by default.")
    private List<String> contestants = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return Program.of(new BenchMain(), Set.of(StackFailure.class, DemoFailure.class, Disagreement.class));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (name == null) {
            out.println("Usage: ./gyosil bench NAME [--json FILE]\n" + Benches.list());
            return CommandLine.ExitCode.OK;
        }
        Optional<Bench> bench = Benches.named(name);
        if (bench.isEmpty()) {
            err.println("There is no bench " + name + ". There are:\n" + Benches.list());
            return CommandLine.ExitCode.USAGE;
        }
        Options options = options();
        out.println(bench.get().name() + ": " + bench.get().purpose() + ".");
        Machine.lines().forEach(out::println);
        out.flush();
        try (Workplace workplace = Workplace.open()) {
            Path home = Path.of(System.getProperty("gyosil.home", "."));
            BenchReport report = bench.get().run(new BenchContext(home, workplace, options, out));
            new Printout(report).lines().forEach(out::println);
            if (json != null) {
                ReportFile.write(report, json);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static List<String> named(List<String> given) {
        return given.stream().filter(name -> !name.isBlank()).toList();
    }

    /** Asked before anything is measured: a long run must not end with a file that cannot be written. */
    private Options options() {
        Path folder = json == null ? null : json.toAbsolutePath().getParent();
        if (folder != null && !Files.isWritable(folder)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--json: " + folder + " is not a folder that can be written.");
        }
        try {
            return new Options(rounds, workers, seconds, size, named(contestants));
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + wrong.getMessage() + ".", wrong);
        }
    }
}
