package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;

import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of the distribution's PostgreSQL, which has the programs for backups; the artifact with which the stack runs has
 * none of them.
 */
final class DebianPostgres implements AutoCloseable {

    /** Why tests that need it are skipped. */
    static final String MISSING = "No PostgreSQL of the distribution is here (Debian's package postgresql), so that"
            + " backups and recoveries cannot be tried.";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "onlyForTests0123456789";

    private final Process process;
    private final int port;

    private DebianPostgres(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The folder of its programs, the newest if there are several. */
    static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres"))
                            && Files.isExecutable(bin.resolve("pg_basebackup")))
                    .max((one, other) -> Integer.compare(version(one), version(other)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a data folder, with pieces of WAL of 1 MiB, so that there are many. */
    static void create(Path data) throws IOException {
        Path password = passwordFile(data);
        Files.writeString(password, PASSWORD);
        Program.End made = run(
                Map.of(),
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--data-checksums",
                "--wal-segsize=1");
        if (made.code() != 0) {
            throw new IllegalStateException(made.said());
        }
    }

    /** Starts a server in a data folder, with settings beyond those that are there, and waits until it answers. */
    static DebianPostgres start(Path data, Map<String, String> environment, Map<String, String> settings) {
        int port = FreePorts.one();
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString()));
        Map<String, String> all = new HashMap<>(settings);
        all.put("port", Integer.toString(port));
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("shared_preload_libraries", "pg_stat_statements");
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        Program server = Program.start(environment, command);
        DebianPostgres started = new DebianPostgres(server.process(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        Patience.until(SOON, Duration.ofMillis(50), () -> !server.process().isAlive() || started.answers());
        if (!started.answers()) {
            started.close();
            throw new IllegalStateException("it does not start" + LogTail.appendix(server.output(), 20));
        }
        return started;
    }

    /** Runs one of its programs to the end. */
    static Program.End run(Map<String, String> environment, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program(program)));
        command.addAll(List.of(arguments));
        return Program.run(environment, command);
    }

    private static String program(String name) {
        return programs().orElseThrow().resolve(name).toString();
    }

    private static int version(Path bin) {
        String folder = INSTALLED.relativize(bin).getName(0).toString();
        return Integer.parseInt("0" + folder.replaceAll("\\D.*", ""));
    }

    private static Path passwordFile(Path data) {
        return data.resolveSibling(data.getFileName() + ".password");
    }

    /** The environment by which a script finds this server and the programs: libpq's variables. */
    Map<String, String> environment(Path data) {
        return Map.of(
                "PATH",
                programs().orElseThrow() + ":" + System.getenv("PATH"),
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "PGUSER",
                "postgres",
                "PGPASSWORD_FILE",
                passwordFile(data).toString());
    }

    /** A new connection of the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), "postgres", PASSWORD);
    }

    /** Executes statements in the database of the services. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what a query finds in the database of the services. */
    List<String> column(String query) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Connection connection = connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                cells.add(rows.getString(1));
            }
        }
        return cells;
    }

    int port() {
        return port;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Stops it; it closes its clients' connections. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
