package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that prepares a PostgreSQL server where Gyosil is shipped: in Compose and in Kubernetes. */
class BootstrapByScriptIT {
    private static final Path SCRIPT =
            Path.of("../k8s/gyosil/files/postgres/bootstrap").toAbsolutePath().normalize();
    /** What a careless script would break at. */
    private static final String ODD = "it's $HOME & \\1 `x` :name \"${service}\"";

    @TempDir
    private static Path data;

    private static PostgresServer server;

    @TempDir
    private Path secrets;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Path.of("/usr/bin/psql").toFile().canExecute(),
                "skipped: the script needs psql, which is in Debian's postgresql-client");
        server = PostgresServer.start(data, FreePorts.one());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void writeSecrets() throws IOException {
        for (String service : List.of("study", "analytics")) {
            for (String role : List.of("owner", "web", "worker")) {
                secret(service, role, service + "-" + role + "-0123456789");
            }
        }
    }

    @Test
    void rolesLogInAndWorkInTheirSchemaAndNowhereElse() throws Exception {
        assertThat(run("study analytics")).isEqualTo("0: bootstrap: the database is ready for study analytics.\n");

        as("study", "owner", "CREATE TABLE IF NOT EXISTS quiz (id bigint GENERATED ALWAYS AS IDENTITY, note text)");
        as("study", "web", "INSERT INTO quiz (note) VALUES ('처음')");
        as("study", "worker", "DELETE FROM quiz");
        assertThatThrownBy(() -> as("study", "web", "DROP TABLE quiz")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> as("analytics", "owner", "SELECT note FROM study.quiz"))
                .hasMessageContaining("permission denied for schema study");
        assertThatThrownBy(() -> as("analytics", "owner", "CREATE TABLE public.mine (n integer)"))
                .hasMessageContaining("permission denied for schema public");
        assertThatThrownBy(() -> as("analytics", "owner", "CREATE SCHEMA mine"))
                .hasMessageContaining("permission denied for database gyosil");
        assertThatThrownBy(() -> as("analytics", "owner", "CREATE ROLE mine"))
                .hasMessageContaining("permission denied to create role");
        assertThatThrownBy(() -> as("study", "web", "SELECT calls FROM public.pg_stat_statements"))
                .hasMessageContaining("permission denied for schema public");
    }

    @Test
    void runAgainItKeepsWhatIsThereAndChangesPasswords() throws Exception {
        run("study");
        as("study", "owner", "CREATE TABLE IF NOT EXISTS kept (n integer)");
        as("study", "web", "INSERT INTO kept VALUES (1)");
        secret("study", "web", ODD);

        assertThat(run("study analytics")).startsWith("0: ");

        assertThatThrownBy(() -> login("study_web", "study-web-0123456789"))
                .hasMessageContaining("password authentication failed");
        try (Connection connection = login("study_web", ODD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
        as("analytics", "owner", "SELECT 1");
    }

    @Test
    void passwordsAreNeitherInTheLogNorInTheStatistics() throws Exception {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET log_statement = 'all'");
            statement.execute("SELECT pg_reload_conf()");
        }
        run("study");

        assertThat(Files.readString(data.resolve("postgres.log")))
                .contains("statement: SELECT set_config")
                .doesNotContain("study-owner-0123456789", "study-web-0123456789", "study-worker-0123456789");
        try (Connection connection = server.connect("gyosil");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT string_agg(query, ' ') FROM pg_stat_statements WHERE query LIKE '%ROLE%'")) {
            rows.next();
            assertThat(rows.getString(1)).isNull();
        }
    }

    @Test
    void whoMayMakeRolesNeedNotBeSuperuser() throws Exception {
        run("study");
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE platform LOGIN CREATEROLE CREATEDB PASSWORD 'platform-0123456789'");
            statement.execute("DROP DATABASE gyosil");
            for (String role : List.of("owner", "web", "worker")) {
                statement.execute("DROP ROLE study_" + role);
                statement.execute("DROP ROLE IF EXISTS analytics_" + role);
            }
            statement.execute("CREATE DATABASE gyosil OWNER platform");
        }
        try (Connection connection = server.connect("gyosil");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
        }
        Map<String, String> platform = Map.of("PGUSER", "platform", "PGPASSWORD", "platform-0123456789");

        assertThat(run("study", platform)).startsWith("0: ");
        assertThat(run("study analytics", platform)).startsWith("0: ");

        as("study", "owner", "CREATE TABLE theirs (n integer)");
        as("study", "web", "INSERT INTO theirs VALUES (1)");
        assertThatThrownBy(() -> as("analytics", "web", "SELECT n FROM study.theirs"))
                .hasMessageContaining("permission denied for schema study");
    }

    @Test
    void whatIsMissingIsNamedAndTheServerLeftAsItIs() throws Exception {
        run("study");
        secret("study", "worker", "short");
        secret("study", "owner", "another-owner-0123456789");
        assertThat(run("study"))
                .isEqualTo("1: bootstrap: the password in " + secrets.resolve("study-worker-password")
                        + " is shorter than 16 characters.\n");
        login("study_owner", "study-owner-0123456789").close();

        assertThat(run("library"))
                .isEqualTo("1: bootstrap: the file " + secrets.resolve("library-owner-password")
                        + " is missing or cannot be read.\n");
        assertThat(run("study; drop"))
                .isEqualTo("1: bootstrap: a service's name is small letters and underscores only, not study;.\n");
        writeSecrets();
        assertThat(run("study", Map.of("PGPASSWORD", "guess", "GYOSIL_BOOTSTRAP_WAIT", "0")))
                .startsWith("1: bootstrap: PostgreSQL cannot be used: ")
                .contains("password authentication failed");
    }

    @Test
    void thePasswordMayComeFromAFile() throws Exception {
        Path file = Files.writeString(secrets.resolve("postgres-password"), server.password() + "\n");
        assertThat(run("study", Map.of("PGPASSWORD", "", "PGPASSWORD_FILE", file.toString())))
                .startsWith("0: ");
    }

    private void secret(String service, String role, String password) throws IOException {
        Files.writeString(secrets.resolve(service + "-" + role + "-password"), password + "\n");
    }

    private String run(String services) throws Exception {
        return run(services, Map.of());
    }

    /** Its exit code and all that it said. */
    private String run(String services, Map<String, String> more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(server.port()));
        environment.put("PGUSER", server.superuser());
        environment.put("PGPASSWORD", server.password());
        environment.put("GYOSIL_SERVICES", services);
        environment.put("GYOSIL_SECRETS_DIR", secrets.toString());
        environment.putAll(more);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + ": " + said;
    }

    private static void as(String service, String role, String sql) throws SQLException {
        try (Connection connection = login(service + "_" + role, service + "-" + role + "-0123456789");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection login(String role, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(Bootstrap.DATABASE), role, password);
    }
}
