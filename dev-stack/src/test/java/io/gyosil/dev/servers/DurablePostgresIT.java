package io.gyosil.dev.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresBinaries;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurablePostgresIT {
    private static final ServiceRoles STUDY =
            new ServiceRoles("study", "owner00000000000", "web0000000000000", "worker0000000000");

    @TempDir
    private static Path shared;

    /** What no test stops. */
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(shared, FreePorts.one());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itIsDurableAndSecretAndOnLoopbackOnly() throws Exception {
        assertThat(setting(server, "fsync")).isEqualTo("on");
        assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(server, "full_page_writes")).isEqualTo("on");
        assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(server, "server_version")).startsWith("17.");
        assertThat(setting(server, "server_encoding")).isEqualTo("UTF8");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared.resolve("superuser-password"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void whatWasCommittedIsThereAfterSigkill(@TempDir Path dir) throws Exception {
        int port = FreePorts.one();
        PostgresServer killed = PostgresServer.start(dir, port);
        execute(killed, "CREATE TABLE note (n integer)");
        for (int n = 1; n <= 50; n++) {
            execute(killed, "INSERT INTO note VALUES (" + n + ")");
        }
        killed.process().destroyForcibly().waitFor();
        assertThat(dir.resolve("data/postmaster.pid")).exists();

        try (PostgresServer again = PostgresServer.start(dir, port)) {
            assertThat(one(again, "SELECT count(*) FROM note")).isEqualTo("50");
        }
    }

    @Test
    void aLockWhosePidIsNowAnotherProcessIsNoObstacle(@TempDir Path dir) throws Exception {
        int port = FreePorts.one();
        PostgresServer.start(dir, port).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(dir.resolve("data/postmaster.pid"), stranger.pid() + "\n");
            try (PostgresServer again = PostgresServer.start(dir, port)) {
                assertThat(one(again, "SELECT 1")).isEqualTo("1");
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aSecondServerOnTheSameFilesIsRefused() throws Exception {
        assertThatThrownBy(() -> PostgresServer.start(shared, FreePorts.one()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("already running")
                .hasMessageContaining("pid " + server.process().pid());
        assertThat(one(server, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aTakenPortIsAClearFailureThatLeavesNoProcessAndTwoServersRunSideBySide(@TempDir Path other) throws Exception {
        assertThatThrownBy(() -> PostgresServer.start(other, server.port()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("Address already in use");
        assertThat(other.resolve("data/postmaster.pid")).doesNotExist();

        try (PostgresServer second = PostgresServer.start(other, FreePorts.one())) {
            execute(server, "CREATE TABLE only_here (n integer)");
            assertThat(one(server, "SELECT to_regclass('only_here') IS NOT NULL"))
                    .isEqualTo("t");
            assertThat(one(second, "SELECT to_regclass('only_here') IS NOT NULL"))
                    .isEqualTo("f");
        }
    }

    @Test
    void twoStartersUnpackTheProgramsOnceAndLeaveNothingElse(@TempDir Path cache) throws Exception {
        List<PostgresBinaries> homes = Stream.of(cache, cache)
                .parallel()
                .map(PostgresBinaries::unpackedIn)
                .toList();

        assertThat(homes.getFirst()).isEqualTo(homes.getLast());
        assertThat(Path.of(homes.getFirst().program("postgres"))).isExecutable();
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).containsExactly(homes.getFirst().home());
        }
    }

    @Test
    void bootstrapGivesEachServiceItsOwnSchemaAndMayBeRepeated() throws Exception {
        ServiceRoles analytics =
                new ServiceRoles("analytics", "owner10000000000", "web1000000000000", "worker1000000000");
        Bootstrap.apply(server, List.of(STUDY));
        Bootstrap.apply(server, List.of(STUDY, analytics));

        executeAs(
                server,
                "study_owner",
                STUDY.ownerPassword(),
                "CREATE TABLE quiz (id bigint GENERATED ALWAYS AS" + " IDENTITY, note text)");
        executeAs(server, "study_web", STUDY.webPassword(), "INSERT INTO quiz (note) VALUES ('처음')");
        executeAs(server, "study_worker", STUDY.workerPassword(), "DELETE FROM quiz");
        assertThatThrownBy(() -> executeAs(server, "study_web", STUDY.webPassword(), "DROP TABLE quiz"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() ->
                        executeAs(server, "analytics_web", analytics.webPassword(), "SELECT note FROM study.quiz"))
                .hasMessageContaining("permission denied for schema study");
        assertThatThrownBy(() -> executeAs(
                        server,
                        "analytics_web",
                        analytics.webPassword(),
                        "SELECT calls FROM public.pg_stat_statements"))
                .hasMessageContaining("permission denied for schema public");
        assertThatThrownBy(() ->
                        executeAs(server, "study_owner", STUDY.ownerPassword(), "CREATE TABLE public.mine (n integer)"))
                .hasMessageContaining("permission denied for schema public");
    }

    private static String setting(PostgresServer server, String name) throws SQLException {
        return one(server, "SHOW " + name);
    }

    private static String one(PostgresServer server, String query) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void executeAs(PostgresServer server, String role, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(Bootstrap.DATABASE), role, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
