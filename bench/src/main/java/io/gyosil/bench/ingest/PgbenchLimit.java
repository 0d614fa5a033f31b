package io.gyosil.bench.ingest;

import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.place.Pgbench;
import io.gyosil.bench.place.Workplace;
import io.gyosil.servers.postgres.ServiceRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limit: the rows of each upload, which the service wrote once before, written by one prepared statement in a
 * transaction of its own, and nothing else done. As many clients as there are connections, each with the uploads of its
 * connection.
 */
final class PgbenchLimit implements Contestant {
    /** The first upload of client c has the number c times this, plus 1. */
    static final int NUMBERS_OF_A_CLIENT = 1_000_000;

    private final Workplace workplace;
    private final StudyDatabase database;
    private final int clients;
    private final int ofEachClient;
    private final int warmUpOfEachClient;
    private final Pgbench pgbench;
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
        this.clients = clients;
        this.ofEachClient = ofEachClient;
        this.warmUpOfEachClient = warmUpOfEachClient;
        pgbench = Pgbench.in(
                workplace,
                Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", Integer.toString(database.server().port()),
                        "PGDATABASE", database.name(),
                        "PGUSER", roles.service() + "_web",
                        "PGPASSWORD", roles.webPassword()));
    }

    /** @throws io.gyosil.servers.StackFailure when there is no pgbench, with what to do */
    static void check(Workplace workplace) {
        Pgbench.in(workplace, Map.of());
    }

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String madeOf() {
        return "the same rows by one prepared statement, " + pgbench.version() + ", " + clients + " clients";
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
        return pgbench.rate(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + count,
                "--jobs=1",
                "--transactions=" + transactions,
                "--define=number=0"));
    }

    @Override
    public String state() throws Exception {
        return database.hash();
    }

    @Override
    public void close() {}
}
