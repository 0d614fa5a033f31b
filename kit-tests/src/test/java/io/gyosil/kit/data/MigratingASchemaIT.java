package io.gyosil.kit.data;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.GyosilService;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.TrialService;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts of its own, found as a service's are: on the class path. */
class MigratingASchemaIT {

    private static final String SCHEMA = "kit_migrations";
    private static final String OF_THE_KIT = "('flyway_kit_history', 'idempotency_key', 'job', 'outbox')";

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path classPath;

    private @Nullable ApplicationContext service;

    @BeforeEach
    void prepare() throws IOException {
        Infrastructure.shared().with(SCHEMA);
        TrialService.execute(SCHEMA, "DROP SCHEMA " + SCHEMA + " CASCADE");
        Infrastructure.shared().with(SCHEMA);
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {classPath.toUri().toURL()}, usual));
        script("migration/V001__create_shelf.sql", "CREATE TABLE IF NOT EXISTS shelf (id bigint PRIMARY KEY);");
        script("undo/U001__create_shelf.sql", "DROP TABLE shelf;");
        script(
                "migration/V002__create_book.sql",
                "CREATE TABLE book (id bigint); CREATE INDEX ix_book_id ON book (id); INSERT INTO shelf VALUES (2);");
        script("undo/U002__create_book.sql", "DELETE FROM shelf WHERE id = 2; DROP TABLE book;");
    }

    @AfterEach
    void restore() {
        stop();
        Thread.currentThread().setContextClassLoader(usual);
    }

    @Test
    void schemaGoesUpDownToNothingAndUpAgain() {
        migrate();
        assertThat(tables()).containsExactly("book", "flyway_schema_history", "shelf");
        assertThat(column("SELECT id FROM shelf")).containsExactly("2");

        assertThat(undo()).contains("V002__create_book.sql");
        assertThat(tables()).containsExactly("flyway_schema_history", "shelf");
        assertThat(column("SELECT id FROM shelf")).isEmpty();
        assertThat(undo()).contains("V001__create_shelf.sql");
        assertThat(tables()).containsExactly("flyway_schema_history");
        assertThat(undo()).isEmpty();

        migrate();
        assertThat(tables()).containsExactly("book", "flyway_schema_history", "shelf");
    }

    @Test
    void tablesOfTheKitHaveAHistoryOfTheirOwn() {
        migrate();
        SchemaHistories histories = Objects.requireNonNull(service).getBean(SchemaHistories.class);

        assertThat(kitTables()).containsExactly("flyway_kit_history", "idempotency_key", "job", "outbox");
        assertThat(histories.undo())
                .containsExactlyInAnyOrder("V001__create_outbox_and_jobs.sql", "V002__create_book.sql");
        assertThat(kitTables()).containsExactly("flyway_kit_history");
        assertThat(histories.undo()).containsExactly("V001__create_shelf.sql");
        assertThat(histories.undo()).isEmpty();

        histories.migrate();
        assertThat(kitTables()).contains("job", "outbox");
        assertThat(tables()).contains("book", "shelf");
    }

    @Test
    void migrationsRunOnUtcWhateverTheZoneOfTheJvm() throws IOException {
        script("migration/V003__create_clock.sql", "CREATE TABLE clock AS SELECT current_setting('timezone') AS zone;");
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        try {
            migrate();
        } finally {
            TimeZone.setDefault(zone);
        }

        assertThat(column("SELECT zone FROM clock")).containsExactly("UTC");
    }

    @Test
    void migratingTwiceOrByFourAtOnceDoesItOnce() {
        List<CompletableFuture<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(inBackground());
        }
        replicas.forEach(CompletableFuture::join);
        migrate();

        assertThat(column("SELECT version FROM flyway_schema_history WHERE version <> '0' ORDER BY installed_rank"))
                .containsExactly("001", "002");
    }

    @Test
    void oneReplicaAtATimeLooksAtTheSchema() throws SQLException {
        CompletableFuture<Void> second;
        try (Connection first = Infrastructure.shared().superuser(SCHEMA);
                Statement statement = first.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('" + SCHEMA + ".migrations', 0))");
            second = inBackground();

            await().atMost(SOON).until(() -> !column("""
                SELECT pid FROM pg_stat_activity
                WHERE usename = 'kit_migrations_owner' AND query LIKE '%pg_try_advisory_lock%'
                """).isEmpty());
            assertThat(second).isNotDone();
            assertThat(tables()).isEmpty();
        }
        second.join();
        assertThat(tables()).contains("book");
    }

    @Test
    void schemaThatHasTablesAlreadyKeepsThemAndTheirRows() {
        TrialService.execute(
                SCHEMA,
                "SET ROLE kit_migrations_owner; CREATE TABLE shelf (id bigint PRIMARY KEY); INSERT INTO shelf VALUES"
                        + " (1)");
        migrate();

        assertThat(column("SELECT id FROM shelf ORDER BY id")).containsExactly("1", "2");
        assertThat(undo()).contains("V002__create_book.sql");
        assertThat(undo()).contains("V001__create_shelf.sql");
        assertThat(undo()).isEmpty();
    }

    @Test
    void migrationWithoutAWayBackStaysAndSaysSo() throws IOException {
        migrate();
        Files.delete(classPath.resolve("db/undo/U002__create_book.sql"));

        assertThatThrownBy(this::undo)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no U002__create_book.sql: this migration has no way back");
        assertThat(tables()).contains("book");
    }

    @Test
    void wayBackThatFailsLeavesEverythingAsItWas() throws IOException {
        migrate();
        script("undo/U002__create_book.sql", "DROP TABLE book; DROP TABLE nonsense;");

        assertThatThrownBy(this::undo)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("could not take back V002__create_book.sql: ")
                .hasMessageContaining("nonsense");
        assertThat(tables()).contains("book");
        script("undo/U002__create_book.sql", "DROP TABLE book;");
        assertThat(undo()).contains("V002__create_book.sql");
    }

    @Test
    void migrationThatFailsLeavesNothingAndIsRunAgainOnceItIsMended() throws IOException {
        script("migration/V003__add_author.sql", "CREATE TABLE author (id bigint); SELECT nonsense;");
        assertThatThrownBy(this::migrate)
                .rootCause()
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("nonsense");
        assertThat(tables()).contains("book").doesNotContain("author");

        script("migration/V003__add_author.sql", "CREATE TABLE author (id bigint);");
        migrate();
        assertThat(tables()).contains("author");
    }

    @Test
    void scriptWithABadNameStopsTheStartInsteadOfBeingPassedOver() throws IOException {
        script("migration/V3_add_author.sql", "CREATE TABLE author (id bigint);");

        assertThatThrownBy(this::migrate).hasStackTraceContaining("V3_add_author.sql");
    }

    private void script(String name, String sql) throws IOException {
        Path file = classPath.resolve("db").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    /** As a service's start does. */
    private void migrate() {
        stop();
        service = start();
    }

    /** Of the scripts here, not of the kit's. */
    private Optional<String> undo() {
        return SchemaHistories.undo(Objects.requireNonNull(service).getBean(Flyway.class, Qualifiers.byName("owner")));
    }

    private void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    private static ApplicationContext start() {
        return GyosilService.contextBuilder()
                .properties(Infrastructure.shared().settings(SCHEMA))
                .start();
    }

    private CompletableFuture<Void> inBackground() {
        ClassLoader scripts = Thread.currentThread().getContextClassLoader();
        return CompletableFuture.runAsync(
                () -> {
                    Thread.currentThread().setContextClassLoader(scripts);
                    start().close();
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static List<String> tables() {
        return tables("NOT IN");
    }

    private static List<String> kitTables() {
        return tables("IN");
    }

    private static List<String> tables(String operator) {
        return column("SELECT tablename FROM pg_tables WHERE schemaname = '" + SCHEMA + "' AND tablename " + operator
                + " " + OF_THE_KIT + " ORDER BY 1");
    }

    private static List<String> column(String query) {
        return TrialService.query(SCHEMA, query);
    }
}
