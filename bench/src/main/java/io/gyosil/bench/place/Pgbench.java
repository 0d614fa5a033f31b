package io.gyosil.bench.place;

import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, which does nothing but run a statement. */
public record Pgbench(Path program, Workplace workplace, Map<String, String> environment) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    /**
     * The one that is installed.
     *
     * @param environment where the database is and who asks, as {@code PGHOST} and so on
     * @throws StackFailure when there is none, with what to do
     */
    public static Pgbench in(Workplace workplace, Map<String, String> environment) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                Path.of("/usr/lib/postgresql"), folder -> Files.isExecutable(folder.resolve("bin/pgbench")))) {
            for (Path folder : found) {
                return new Pgbench(folder.resolve("bin/pgbench"), workplace, environment);
            }
        } catch (IOException nothingThere) {
            throw new StackFailure(advice(), nothingThere);
        }
        throw new StackFailure(advice());
    }

    /** Its name and version. */
    public String version() {
        return run(List.of("--version")).strip();
    }

    /** How many transactions a second it reached. */
    public double rate(List<String> arguments) {
        String output = run(arguments);
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || output.contains("aborted")) {
            throw new StackFailure("pgbench did not come to its end:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private String run(List<String> arguments) {
        ProcessBuilder command = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        command.command().addAll(arguments);
        command.environment().putAll(environment);
        try {
            Process pgbench = command.start();
            workplace.atEnd(pgbench::destroyForcibly);
            return new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new StackFailure("pgbench could not start: " + failure.getMessage(), failure);
        }
    }

    private static String advice() {
        return "The limit is measured with pgbench, which is not in /usr/lib/postgresql: apt-get install"
                + " postgresql-contrib. Or leave it out: --contestants own,fastapi,fastify.";
    }
}
