package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.proving.testing.RunningStack;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each role of the database can do outside of its service's schema: nothing. Asked of the catalogs, about everything
 * that is there, and tried.
 */
class KeepingToOnesSchemaIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final String NOT_ALLOWED = "42501";

    private static final String SYSTEM = "('pg_catalog', 'information_schema', 'pg_toast')";

    /** Everything in schemas of others into which a role may look at all, and what it may do with it. */
    private static final String IN_OTHERS_SCHEMAS = """
        SELECT n.nspname || '.' || c.relname || ' ' || p
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
             unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN %1$s AND n.nspname <> '%3$s'
              AND has_schema_privilege('%2$s', n.oid, 'USAGE')
              AND (has_table_privilege('%2$s', c.oid, p)
                   OR (p IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege('%2$s', c.oid, p)))
        UNION ALL
        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE CASE WHEN c.relkind = 'S' AND n.nspname <> '%3$s' AND has_schema_privilege('%2$s', n.oid, 'USAGE')
                   THEN has_sequence_privilege('%2$s', c.oid, 'USAGE, SELECT, UPDATE') END
        UNION ALL
        SELECT n.nspname || '.' || f.proname FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
        WHERE n.nspname NOT IN %1$s AND n.nspname <> '%3$s' AND has_schema_privilege('%2$s', n.oid, 'USAGE')
              AND has_function_privilege('%2$s', f.oid, 'EXECUTE')
        UNION ALL
        SELECT 'schema ' || n.nspname || ' ' || p FROM pg_namespace n, unnest(ARRAY['USAGE', 'CREATE']) AS p
        WHERE n.nspname <> '%3$s' AND NOT (n.nspname IN %1$s AND p = 'USAGE') AND has_schema_privilege('%2$s', n.oid, p)
        """;

    /** What is none of its business wherever it is. */
    private static final String ELSEWHERE = """
        SELECT 'database ' || d.datname || ' ' || p FROM pg_database d, unnest(ARRAY['CREATE', 'TEMPORARY']) AS p
        WHERE d.datname = current_database() AND has_database_privilege('%1$s', d.oid, p)
        UNION ALL
        SELECT 'secret ' || secret
        FROM unnest(ARRAY['pg_authid', 'pg_shadow', 'pg_statistic', 'pg_hba_file_rules', 'pg_file_settings',
                          'pg_largeobject', 'pg_user_mapping']) AS secret
        WHERE has_table_privilege('%1$s', 'pg_catalog.' || secret, 'SELECT, INSERT, UPDATE, DELETE')
        UNION ALL
        SELECT 'is ' || r.rolname FROM pg_roles r
        WHERE r.rolname <> '%1$s' AND pg_has_role('%1$s', r.oid, 'MEMBER')
        UNION ALL
        SELECT 'is powerful' FROM pg_roles
        WHERE rolname = '%1$s' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
        UNION ALL
        SELECT 'calls ' || f.proname FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
        WHERE n.nspname = 'pg_catalog' AND has_function_privilege('%1$s', f.oid, 'EXECUTE')
              AND f.proname ~ '^(pg_read_.*file|pg_ls_.*|pg_stat_file|lo_import|lo_export|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote)$'
        """;

    private static final List<String> DEFINING = List.of(
            "CREATE TABLE %s.mine (n int)",
            "CREATE VIEW %s.mine AS SELECT 1",
            "CREATE FUNCTION %s.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE SEQUENCE %s.mine");

    private static final List<String> NEVER = List.of(
            "CREATE TEMPORARY TABLE mine (n int)",
            "CREATE TABLE public.mine (n int)",
            "CREATE TABLE pg_catalog.mine (n int)",
            "CREATE SCHEMA mine",
            "CREATE DATABASE mine",
            "CREATE ROLE mine",
            "ALTER ROLE CURRENT_USER CREATEROLE",
            "CREATE EXTENSION dict_int SCHEMA public",
            "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION"
                    + " pg_catalog.suppress_redundant_updates_trigger()",
            "SELECT rolpassword FROM pg_catalog.pg_authid",
            "SELECT pg_catalog.pg_read_file('/etc/passwd')",
            "SELECT pg_catalog.pg_ls_dir('/')",
            "CREATE TABLE IF NOT EXISTS public.gone AS SELECT 1",
            "COPY (SELECT 1) TO PROGRAM 'true'",
            "COPY (SELECT 1) TO '/tmp/gyosil-never'",
            "SELECT pg_catalog.lo_import('/etc/passwd')",
            "ALTER SYSTEM SET fsync = off",
            "SELECT pg_catalog.pg_reload_conf()",
            "SET session_replication_role = replica",
            "SELECT query FROM public.pg_stat_statements",
            "ALTER DATABASE gyosil SET fsync = off");

    static Stream<String> roles() {
        return ServiceSpec.ALL.stream().map(ServiceSpec::name).flatMap(service -> Stream.of("_owner", "_web", "_worker")
                .map(end -> service + end));
    }

    private static String serviceOf(String role) {
        return role.substring(0, role.lastIndexOf('_'));
    }

    private static List<String> others(String role) {
        return ServiceSpec.ALL.stream()
                .map(ServiceSpec::name)
                .filter(service -> !service.equals(serviceOf(role)))
                .toList();
    }

    private static Connection superuser() throws SQLException {
        URI url = URI.create(STACK.info().databaseUrl());
        String[] login = url.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(), login[0], login[1]);
    }

    private static Connection as(String role) throws SQLException {
        Connection connection = superuser();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION AUTHORIZATION " + role);
        }
        return connection;
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Why a statement was refused; whatever it did is taken back. */
    private static String refusal(Connection connection, String sql) throws SQLException {
        boolean outside = sql.matches("(CREATE DATABASE|ALTER SYSTEM).*");
        connection.setAutoCommit(outside);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "it was done";
        } catch (SQLException refused) {
            return String.valueOf(refused.getSQLState());
        } finally {
            if (!outside) {
                connection.rollback();
            }
        }
    }

    private static void assertNotAllowed(Connection connection, String sql) throws SQLException {
        assertThat(refusal(connection, sql)).as(sql).isEqualTo(NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void theCatalogsGiveItNothingOutsideOfItsSchema(String role) throws SQLException {
        try (Connection all = superuser()) {
            // What its own statements took, and nobody else's.
            assertThat(rows(all, IN_OTHERS_SCHEMAS.formatted(SYSTEM, role, serviceOf(role))))
                    .containsExactlyInAnyOrder("schema statements USAGE", "statements.own");
            assertThat(rows(all, ELSEWHERE.formatted(role))).isEmpty();
            // So that an empty answer is one: in its own schema it may something.
            assertThat(rows(all, IN_OTHERS_SCHEMAS.formatted(SYSTEM, role, "nobody")))
                    .hasSizeGreaterThan(10);
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void whatItTriesOutsideOfItsSchemaIsRefused(String role) throws SQLException {
        try (Connection all = superuser();
                Connection own = as(role)) {
            for (String service : others(role)) {
                List<String> tables = rows(
                        all,
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = '" + service
                                + "'");
                assertThat(tables).hasSizeGreaterThan(3);
                for (String table : tables) {
                    assertNotAllowed(own, "SELECT * FROM " + table);
                    assertNotAllowed(own, "DELETE FROM " + table);
                    assertNotAllowed(own, "DROP TABLE " + table);
                }
                for (String defining : DEFINING) {
                    assertNotAllowed(own, defining.formatted(service));
                }
                for (String end : List.of("_owner", "_web", "_worker")) {
                    assertNotAllowed(own, "SET ROLE " + service + end);
                    assertNotAllowed(own, "ALTER ROLE " + service + end + " PASSWORD 'x'");
                }
            }
            for (String never : NEVER) {
                assertNotAllowed(own, never);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void onlyTheOwnerDefinesAnythingInItsSchema(String role) throws SQLException {
        String service = serviceOf(role);
        try (Connection own = as(role)) {
            for (String defining : DEFINING) {
                assertThat(refusal(own, defining.formatted(service)))
                        .as(defining)
                        .isEqualTo(role.endsWith("_owner") ? "it was done" : NOT_ALLOWED);
            }
            if (!role.endsWith("_owner")) {
                assertNotAllowed(own, "SET ROLE " + service + "_owner");
                assertNotAllowed(own, "DROP TABLE " + service + ".flyway_schema_history");
                assertNotAllowed(own, "TRUNCATE " + service + ".flyway_schema_history");
                assertNotAllowed(own, "ALTER TABLE " + service + ".flyway_schema_history ADD COLUMN mine int");
            }
        }
    }

    @Test
    void nobodySeesTheStatementsOfOthers() throws SQLException {
        try (Connection study = as("study_web");
                Connection analytics = as("analytics_web");
                Statement secret = study.createStatement()) {
            secret.execute("SELECT 'a secret of study'");
            assertThat(rows(analytics, "SELECT coalesce(query, '') FROM pg_catalog.pg_stat_activity"))
                    .hasSizeGreaterThan(1)
                    .noneMatch(query -> query.contains("a secret of study"));
            try (Connection all = superuser()) {
                assertThat(rows(all, "SELECT coalesce(query, '') FROM pg_catalog.pg_stat_activity"))
                        .anyMatch(query -> query.contains("a secret of study"));
            }
        }
    }
}
