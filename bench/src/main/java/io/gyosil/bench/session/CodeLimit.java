package io.gyosil.bench.session;

import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.place.Pgbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The limit: the statement alone, prepared, by as many clients. */
record CodeLimit(Pgbench pgbench, int clients, int ofEach) implements Contestant {

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String madeOf() {
        return "the statement, prepared, " + pgbench.version() + ", " + clients + " clients";
    }

    @Override
    public void start() throws Exception {
        Files.writeString(script(), Lessons.resource("codes.sql"));
    }

    private Path script() {
        return pgbench.workplace().folder().resolve("codes.sql");
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int round) {
        return pgbench.rate(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script(),
                "--client=" + clients,
                "--jobs=1",
                "--transactions=" + ofEach));
    }

    @Override
    public String state() {
        return "";
    }

    @Override
    public void close() {}
}
