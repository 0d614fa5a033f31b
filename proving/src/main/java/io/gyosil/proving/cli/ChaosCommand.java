package io.gyosil.proving.cli;

import io.gyosil.proving.chaos.Chaos;
import io.gyosil.proving.chaos.Kill;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "chaos",
        description = {
            "Kills processes under load and accounts for every upload.",
            "It always starts a stack of its own, on free ports and in a temporary folder, and deletes it afterwards:"
                + " no other stack is touched. Several senders post uploads; one process after the other gets SIGKILL"
                + " within a second of an acknowledgement and is brought back by the supervisor. At the end the"
                + " client's ledger, the study log, the events, the facts and the features are compared.",
            "A SIGKILL does not prove what a power cut would do.",
            "Exit code 0 when nothing is lost, doubled or differing and all has arrived within 30 s, 1 otherwise; then"
                    + " the data stays for a look."
        },
        mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 1_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            required = true,
            description = "How often each is killed, 1 to " + MOST_ROUNDS + "; a round takes about 6 s.")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description =
                    "Kill only this one: ${COMPLETION-CANDIDATES}. Default: the first four in turn. With session a"
                            + " lesson is given instead, and either replica, Kafka and PostgreSQL are killed in turn.")
    private @Nullable Only only;

    /** What can be killed alone; of a lesson, each of its own in turn. */
    enum Only {
        STUDY,
        ANALYTICS,
        KAFKA,
        POSTGRES,
        SESSION;

        private List<Kill> kills() {
            return this == SESSION ? Kill.OF_A_LESSON : List.of(Kill.valueOf(name()));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes the same uploads and waits again; the machine's timing stays its own.")
    private @Nullable Long seed;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The entrance's port; all others follow from it. Default: free ports.")
    private @Nullable Integer portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty or a new folder for the stack. Default: a temporary one.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--rounds is " + rounds + "; choose 1 to " + MOST_ROUNDS + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        Chaos.Options options = new Chaos.Options(
                Path.of(System.getProperty("gyosil.home", "")),
                data,
                portBase,
                only == null ? Kill.OF_UPLOADS : only.kills(),
                rounds,
                seed != null ? seed : ThreadLocalRandom.current().nextInt(1_000_000));
        try {
            return new Chaos(options, out).run().isClean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
