package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.place.Workplace;
import io.gyosil.dev.StackFailure;
import io.gyosil.dev.postgres.ServiceRoles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limit: the rows of each upload, which the service wrote once before, written by one prepared statement in a
 * transaction of its own, and nothing else done. As many clients as there are connections, each with the uploads of its
 * connection.
 */
final class PgbenchLimit implements Contestant {
    /** The first upload of client c has the number c times this, plus 1. */
    static final int NUMBERS_OF_A_CLIENT = 1_000_000;

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final Workplace workplace;
    private final StudyDatabase database;
    private final ServiceRoles roles;
    private final int clients;
    private final int ofEachClient;
    private final int warmUpOfEachClient;
    private final Path program;
    private @Nullable Path script;

    PgbenchLimit(
            Workplace workplace,
            StudyDatabase database,
            ServiceRoles roles,
            int clients,
            int ofEachClient,
            int warmUpOfEachClient) {
        this.workplace = workplace;
        this.database = database;
        this.roles = roles;
        this.clients = clients;
        this.ofEachClient = ofEachClient;
        this.warmUpOfEachClient = warmUpOfEachClient;
        program = findProgram();
    }

    /** @throws StackFailure when there is no pgbench, with what to do */
    static void check() {
        findProgram();
    }

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String madeOf() {
        return "the same rows by one prepared statement, "
                + run(List.of("--version")).strip() + ", " + clients + " clients";
    }

    @Override
    public void start() throws IOException {
        script = workplace.folder().resolve("limit.sql");
        Files.writeString(script, StudyDatabase.resource("limit.sql"));
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int round) throws Exception {
        database.reset();
        String transactions = Integer.toString(round < 0 ? warmUpOfEachClient : ofEachClient);
        String count = Integer.toString(clients);
        String output = run(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + count,
                "--jobs=1",
                "--transactions=" + transactions,
                "--define=number=0"));
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || output.contains("aborted")) {
            throw new StackFailure("pgbench did not come to its end:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    @Override
    public String state() throws Exception {
        return database.hash();
    }

    @Override
    public void close() {}

    private String run(List<String> arguments) {
        ProcessBuilder command = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        command.command().addAll(arguments);
        command.environment().put("PGHOST", "127.0.0.1");
        command.environment().put("PGPORT", Integer.toString(database.server().port()));
        command.environment().put("PGDATABASE", database.name());
        command.environment().put("PGUSER", roles.service() + "_web");
        command.environment().put("PGPASSWORD", roles.webPassword());
        try {
            Process pgbench = command.start();
            workplace.atEnd(pgbench::destroyForcibly);
            return new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new StackFailure("pgbench could not start: " + failure.getMessage(), failure);
        }
    }

    private static Path findProgram() {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                Path.of("/usr/lib/postgresql"), folder -> Files.isExecutable(folder.resolve("bin/pgbench")))) {
            for (Path folder : found) {
                return folder.resolve("bin/pgbench");
            }
        } catch (IOException nothingThere) {
            throw new StackFailure(advice(), nothingThere);
        }
        throw new StackFailure(advice());
    }

    private static String advice() {
        return "The limit is measured with pgbench, which is not in /usr/lib/postgresql: apt-get install"
                + " postgresql-contrib. Or leave it out: --contestants own,fastapi,fastify.";
    }
}
