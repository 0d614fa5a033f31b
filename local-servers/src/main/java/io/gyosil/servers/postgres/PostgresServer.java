package io.gyosil.servers.postgres;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import io.gyosil.servers.process.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of our own on 127.0.0.1, as durable as PostgreSQL is: what it acknowledged is there after a
 * SIGKILL.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int FAST = 8;
    private static final int IMMEDIATE = 4;

    private final Process process;
    private final int port;
    private final String password;

    private PostgresServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server whose files are in {@code dir}, makes them first if need be, and waits until it accepts
     * connections. The end of this JVM stops it. This is the way for tests: its programs come from a cache that they
     * share.
     *
     * @throws StackFailure when it does not start within a minute, with the last lines of its log
     */
    public static PostgresServer start(Path dir, int port) {
        PostgresServer server = start(dir, port, PostgresBinaries.shared(), dir.resolve("postgres.log"), process -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres-" + port));
        return server;
    }

    /**
     * As {@link #start(Path, int)}, but the server outlives this JVM unless it is closed.
     *
     * @param spawned receives the process at once, before it accepts connections
     */
    public static PostgresServer start(
            Path dir, int port, PostgresBinaries binaries, Path log, Consumer<Process> spawned) {
        Path absolute = dir.toAbsolutePath().normalize();
        Cluster cluster = new Cluster(absolute);
        try {
            cluster.create(binaries);
            StaleLock.clear(cluster.data());
            Process process = new ProcessBuilder(PostgresCommand.of(binaries, cluster, port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            spawned.accept(process);
            PostgresServer server = new PostgresServer(process, port, cluster.password());
            server.awaitConnections(log);
            return server;
        } catch (IOException failure) {
            throw new StackFailure(
                    "PostgreSQL could not start in " + absolute + ": " + FileFailure.reason(failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("PostgreSQL's start was interrupted.", interrupted);
        }
    }

    /** The superuser's name and password, of a server whose files are in {@code dir}, in the form of a URL. */
    public static String userInfo(Path dir) throws IOException {
        return Cluster.SUPERUSER + ":" + new Cluster(dir).password();
    }

    /** The loopback port on which it listens. */
    public int port() {
        return port;
    }

    /** The name of the superuser. */
    public String superuser() {
        return Cluster.SUPERUSER;
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    /** The address of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A new connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", superuser());
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), login);
    }

    /** The server's main process. */
    public Process process() {
        return process;
    }

    /** Stops the server: ends its connections, rolls back what is not committed, writes a checkpoint. */
    @Override
    public void close() {
        try {
            if (!ends(Signal.INT, FAST) && !ends(Signal.QUIT, IMMEDIATE)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean ends(Signal signal, int seconds) throws IOException, InterruptedException {
        if (process.isAlive()) {
            signal.sendTo(process.pid());
        }
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    private void awaitConnections(Path log) {
        boolean answered =
                Patience.until(START, Duration.ofMillis(20), () -> !process.isAlive() || acceptsConnections());
        if (answered && process.isAlive()) {
            return;
        }
        String what = process.isAlive()
                ? "PostgreSQL does not accept connections on port " + port + " after " + START.toSeconds() + " s."
                : "PostgreSQL ended while it started, with exit code " + process.exitValue() + ".";
        close();
        throw new StackFailure(what + LogTail.appendix(log, 10));
    }

    private boolean acceptsConnections() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
