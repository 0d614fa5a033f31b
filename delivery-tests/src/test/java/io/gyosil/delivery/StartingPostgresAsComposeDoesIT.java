package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.servers.postgres.PostgresBinaries;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL 17 with the settings of Compose; only its port, its memory and its folders are this machine's. */
class StartingPostgresAsComposeDoesIT {
    @TempDir
    private static Path folder;

    private static Process process;
    private static String url;
    private static String password;
    private static Path archive;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        try (PostgresServer made = PostgresServer.start(folder, port)) {
            password = made.password();
            url = made.jdbcUrl("postgres");
        }
        archive = Files.createDirectory(folder.resolve("wal"));
        Map<String, String> here = Map.of(
                "port",
                Integer.toString(port),
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                "",
                "shared_buffers",
                "64MB",
                "hba_file",
                ComposeFile.ROOT.resolve("compose/pg_hba.conf").toString(),
                "archive_command",
                ComposeFile.ROOT.resolve("scripts/archive-wal") + " %p %f");
        List<String> command = new ArrayList<>();
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                PostgresBinaries.shared().home().resolve("bin/postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-c",
                "config_file=" + ComposeFile.ROOT.resolve("compose/postgresql.conf")));
        here.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("compose.log").toFile());
        builder.environment().put("GYOSIL_WAL_ARCHIVE", archive.toString());
        process = builder.start();
        assertThat(Patience.until(SOON, Duration.ofMillis(50), () -> answers()))
                .as("PostgreSQL starts" + LogTail.appendix(folder.resolve("compose.log"), 20))
                .isTrue();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void itHasTheSettingsOfTheSeed() throws Exception {
        Map<String, String> expected = new HashMap<>();
        expected.put("effective_cache_size", "3GB");
        expected.put("maintenance_work_mem", "256MB");
        expected.put("work_mem", "16MB");
        expected.put("max_connections", "100");
        expected.put("random_page_cost", "1.1");
        expected.put("effective_io_concurrency", "200");
        expected.put("wal_buffers", "16MB");
        expected.put("checkpoint_completion_target", "0.9");
        expected.put("log_min_duration_statement", "1s");
        expected.put("wal_level", "replica");
        expected.put("archive_mode", "on");
        expected.put("fsync", "on");
        expected.put("synchronous_commit", "on");
        expected.put("full_page_writes", "on");

        for (Map.Entry<String, String> setting : expected.entrySet()) {
            assertThat(one("SHOW " + setting.getKey())).as(setting.getKey()).isEqualTo(setting.getValue());
        }
        assertThat(ComposeFile.file("compose/postgresql.conf").lines())
                .contains("shared_buffers = 1GB", "archive_command = '/scripts/archive-wal %p %f'");
    }

    @Test
    void whoMayComeIsReadWithoutMistakesAndNobodyComesWithoutPassword() throws Exception {
        assertThat(one("SELECT count(*) FROM pg_hba_file_rules WHERE error IS NOT NULL"))
                .isEqualTo("0");
        assertThat(one("SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void everyPieceOfWalComesIntoTheArchive() throws Exception {
        one("SELECT pg_switch_wal()::text");
        assertThat(Patience.until(
                        SOON, Duration.ofMillis(50), () -> archive.toFile().list().length > 0))
                .as("a piece of WAL is there" + LogTail.appendix(folder.resolve("compose.log"), 10))
                .isTrue();
    }

    private static boolean answers() {
        try {
            return "1".equals(one("SELECT 1"));
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
