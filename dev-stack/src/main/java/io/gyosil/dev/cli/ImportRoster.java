package io.gyosil.dev.cli;

import io.gyosil.demo.client.DeliveryException;
import io.gyosil.demo.client.Progress;
import io.gyosil.demo.client.RosterClient;
import io.gyosil.demo.school.DemoPeople.Who;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import-roster",
        description = {
            "Sends a OneRoster 1.1 or 1.2 zip, or one of its CSV files, and shows what it would change.",
            "With --apply it is then applied, after a question. It can be run again: what is there is not made twice.",
            "Exit code 0 when it is shown, or applied; 1 otherwise."
        },
        mixinStandardHelpOptions = true)
final class ImportRoster implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(paramLabel = "FILE", description = "A .zip or .csv file in UTF-8.")
    private Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "oneroster",
            description = "The system that the file comes from; the same each time. Default: ${DEFAULT-VALUE}.")
    private String source = "oneroster";

    @Option(names = "--apply", description = "Apply it.")
    private boolean apply;

    @Option(names = "--over-threshold", description = "Apply it also if unusually much would change.")
    private boolean overThreshold;

    @Option(names = "--yes", description = "Do not ask before applying.")
    private boolean yes;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "An admin's access token, for whose school it is. Default: $GYOSIL_ADMIN_TOKEN, else one of"
                    + " the demo school's admin.")
    private @Nullable String token;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Stack stack = options.stack();
        options.checkPorts(stack);
        StackInfo info = stack.info()
                .orElseThrow(() ->
                        new StackFailure("No stack runs in " + stack.layout().data() + ". Start it with ./gyosil up."));
        try (RosterClient client = new RosterClient(URI.create(info.url()), () -> token(info))) {
            return run(client, Progress.on(System.out));
        } catch (DeliveryException refused) {
            throw new StackFailure(String.valueOf(refused.getMessage()));
        }
    }

    private String token(StackInfo info) {
        String given = token != null ? token : System.getenv("GYOSIL_ADMIN_TOKEN");
        return given != null && !given.isBlank()
                ? given
                : info.people()
                        .token(Who.ADMIN)
                        .orElseThrow(() -> new StackFailure("This stack has no demo school. Give an admin's access"
                                + " token with --token, or make the demo school with ./gyosil up --demo."));
    }

    private int run(RosterClient client, Progress.Display display) throws DeliveryException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        RosterClient.Import preview;
        try (Progress progress = display.start("Upload", "bytes", size())) {
            preview = client.preview(file, source, progress);
        }
        RosterDifference.lines(preview).forEach(out::println);
        out.flush();
        if (!apply || preview.rows() == 0) {
            out.println(
                    preview.rows() == 0 ? "There is nothing to apply." : "Nothing is changed yet; --apply applies it.");
            return CommandLine.ExitCode.OK;
        }
        if (preview.isOverThreshold() && !overThreshold) {
            throw new StackFailure("Unusually much would change. If that is meant, add --over-threshold.");
        }
        if (!yes && !isAgreedTo(out)) {
            out.println("Nothing was changed.");
            return CommandLine.ExitCode.OK;
        }
        RosterClient.Import applied;
        try (Progress progress = display.start("Applying", "rows", preview.rows())) {
            applied = client.apply(preview, overThreshold, progress);
        }
        boolean done = applied.status().equals("applied");
        out.println(
                done
                        ? "Applied. Import " + applied.id() + " can be taken back on the page /rosters."
                        : "Import " + applied.id() + " stopped on the way. Run the command again.");
        return done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new StackFailure("The file " + file + " cannot be read.");
        }
    }

    private static boolean isAgreedTo(PrintWriter out) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            out.println("Nobody is here to be asked; --yes applies it without a question.");
            return false;
        }
        String answer = console.readLine("Apply this? [y/N] ");
        return answer != null
                && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }
}
