package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BringingADumpBackIT {

    private static final String TABLES = """
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
        ORDER BY 1
        """;
    private static final String RIGHTS = """
        SELECT format('%s %s %s %s', n.nspname, c.relname, c.relowner::regrole, c.relacl)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname !~ '^pg_|information_schema' AND c.relkind <> 'i'
        UNION ALL
        SELECT format('%s %s %s', nspname, nspowner::regrole, nspacl) FROM pg_namespace WHERE nspname !~ '^pg_'
        UNION ALL
        SELECT format('%s %s %s', defaclrole::regrole, defaclnamespace::regnamespace, defaclacl) FROM pg_default_acl
        ORDER BY 1
        """;

    @TempDir
    private Path dir;

    private Past past;
    private Path dump;

    @BeforeEach
    void live() {
        past = Past.once();
        dump = dir.resolve("none.dump");
    }

    @Test
    void aDumpGivesEveryTableItsRowsAndRightsAgainOnANewServer() throws IOException, SQLException {
        List<String> before;
        List<String> rights;
        try (DebianPostgres server = DebianPostgres.start(past.dir().resolve("data"), Map.of(), Map.of())) {
            before = tables(server);
            rights = server.column(RIGHTS);
            assertThat(past.run(at(server), "backup", "daily", dir.toString()).code())
                    .isZero();
            dump = dumpIn(dir);
            assertRefusedWhereThingsAre(server);
        }
        Path fresh = dir.resolve("fresh");
        DebianPostgres.create(fresh);
        try (DebianPostgres server = DebianPostgres.start(fresh, Map.of(), Map.of())) {
            assertRefusedWithoutRoles(server);
            ServiceSchemas.bootstrap(server);
            Program.End end = restore(server);
            assertThat(end.code()).as(end.said()).isZero();
            assertThat(tables(server)).hasSizeGreaterThan(60).isEqualTo(before);
            assertThat(server.column(RIGHTS)).isEqualTo(rights);

            assertCanBeForced(server, before);
            ServiceSchemas.migrate(server);
            assertThat(tables(server)).as("migrations find nothing to do").isEqualTo(before);
        }
    }

    private void assertRefusedWhereThingsAre(DebianPostgres server) throws SQLException {
        Program.End full = restore(server);
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.said()).contains(" tables already; with --force they are replaced by those of the dump");
        try (Connection service = server.connect("gyosil")) {
            assertThat(service.isValid(5)).isTrue();
            assertThat(restore(server, "--force").said()).contains("1 others are connected", "stop the services first");
        }
    }

    private void assertRefusedWithoutRoles(DebianPostgres server) throws SQLException {
        assertThat(restore(server).said()).contains("the database gyosil cannot be reached", "run the bootstrap first");
        try (Connection connection = server.connect("postgres")) {
            connection.createStatement().execute("CREATE DATABASE gyosil");
        }
        assertThat(restore(server).said()).contains("there is no role analytics_owner", "run the bootstrap first");
    }

    /** All or nothing: first a dump that is cut short, then a good one over changed rows. */
    private void assertCanBeForced(DebianPostgres server, List<String> before) throws IOException, SQLException {
        server.execute("DELETE FROM session.session; CREATE TABLE study.of_somebody (id integer)");
        List<String> changed = tables(server);
        Path good = dump;
        byte[] content = Files.readAllBytes(good);
        dump = Files.write(dir.resolve("cut-short.dump"), Arrays.copyOf(content, content.length - 1000));
        assertThat(restore(server, "--force").said()).contains("cannot be read to its end, so nothing was changed");
        assertThat(tables(server)).isEqualTo(changed).isNotEqualTo(before);

        dump = good;
        Program.End end = restore(server, "--force");
        assertThat(end.code()).as(end.said()).isZero();
        assertThat(tables(server)).isEqualTo(before);
    }

    private Program.End restore(DebianPostgres server, String... more) {
        List<String> arguments = Stream.concat(Stream.of("dump", dump.toString()), Stream.of(more))
                .toList();
        return past.run(at(server), "restore", arguments.toArray(String[]::new));
    }

    private Map<String, String> at(DebianPostgres server) {
        return server.environment(past.dir().resolve("data"));
    }

    /** Each table with a hash of its rows, partitions apart. */
    private static List<String> tables(DebianPostgres server) throws SQLException {
        return server.column(server.column(TABLES).stream()
                .map(table ->
                        "SELECT '%1$s ' || coalesce(md5(string_agg(t::text, ';' ORDER BY t::text)), 'empty') FROM %1$s t"
                                .formatted(table))
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1")));
    }

    private static Path dumpIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dump"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
