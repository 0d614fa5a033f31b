package io.gyosil.dev.cli;

import io.gyosil.demo.csvimport.LoadReport;
import io.gyosil.demo.csvimport.ResponseLoader;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load-responses",
        description = {
            "Publishes the questions of a CSV file of answers and sends the answers as uploads of 20.",
            "It can be stopped with Ctrl-C and run again: what is there already is not counted twice.",
            "Exit code 0 when every answer is on the stack, 1 otherwise."
        },
        mixinStandardHelpOptions = true)
final class LoadResponsesCommand implements Callable<Integer> {
    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(paramLabel = "FILE.csv", description = "A file with the header student,position,skill,correct.")
    private Path file = Path.of("");

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "" + ResponseLoader.Options.DEFAULT_AT_ONCE,
            description = "Uploads under way at once, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int atOnce;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = ResponseLoader.Options.DEFAULT_PREFIX,
            description =
                    "Begins every user_id; another one loads the file for other learners. Default: ${DEFAULT-VALUE}.")
    private String prefix = ResponseLoader.Options.DEFAULT_PREFIX;

    @Override
    public Integer call() throws InterruptedException {
        Stack stack = options.stack();
        options.checkPorts(stack);
        StackInfo info = stack.info()
                .orElseThrow(() ->
                        new StackFailure("No stack runs in " + stack.layout().data() + ". Start it with ./gyosil up."));
        LoadReport report = new ResponseLoader(System.out)
                .load(new ResponseLoader.Options(
                        file,
                        URI.create(info.url()),
                        info.viewerToken(),
                        info.people().ensureStaff(),
                        prefix,
                        atOnce));
        return report.isComplete() ? 0 : 1;
    }
}
