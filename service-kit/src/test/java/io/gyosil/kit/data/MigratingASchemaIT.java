package io.gyosil.kit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.trial.TrialService;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts of its own, found as a service's are: on the class path. */
class MigratingASchemaIT {

    private static final String SCHEMA = "kit_migrations";

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path classPath;

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
        Thread.currentThread().setContextClassLoader(usual);
    }

    @Test
    void schemaGoesUpDownToNothingAndUpAgain() {
        migrations().migrate();
        assertThat(tables()).containsExactly("book", "flyway_schema_history", "shelf");
        assertThat(column("SELECT id FROM shelf")).containsExactly("2");

        assertThat(migrations().undo()).contains("002");
        assertThat(tables()).containsExactly("flyway_schema_history", "shelf");
        assertThat(column("SELECT id FROM shelf")).isEmpty();
        assertThat(migrations().undo()).contains("001");
        assertThat(tables()).containsExactly("flyway_schema_history");
        assertThat(migrations().undo()).isEmpty();

        migrations().migrate();
        assertThat(tables()).containsExactly("book", "flyway_schema_history", "shelf");
    }

    @Test
    void migrationsRunOnUtcWhateverTheZoneOfTheJvm() throws IOException {
        script("migration/V003__create_clock.sql", "CREATE TABLE clock AS SELECT current_setting('timezone') AS zone;");
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        try {
            migrations().migrate();
        } finally {
            TimeZone.setDefault(zone);
        }

        assertThat(column("SELECT zone FROM clock")).containsExactly("UTC");
    }

    @Test
    void migratingTwiceOrByFourAtOnceDoesItOnce() {
        List<CompletableFuture<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Migrations replica = migrations();
            replicas.add(CompletableFuture.runAsync(replica::migrate));
        }
        replicas.forEach(CompletableFuture::join);
        migrations().migrate();

        assertThat(column("SELECT version FROM flyway_schema_history ORDER BY installed_rank"))
                .containsExactly("001", "002");
    }

    @Test
    void oneReplicaAtATimeLooksAtTheSchema() throws Exception {
        CompletableFuture<Void> second;
        try (MigrationTurn first = MigrationTurn.await(settings())) {
            second = CompletableFuture.runAsync(migrations()::migrate);

            assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(tables()).isEmpty();
        }
        second.get(30, TimeUnit.SECONDS);
        assertThat(tables()).contains("book");
    }

    @Test
    void schemaThatHasTablesAlreadyKeepsThemAndTheirRows() {
        TrialService.execute(
                SCHEMA,
                "SET ROLE kit_migrations_owner; CREATE TABLE shelf (id bigint PRIMARY KEY); INSERT INTO shelf VALUES"
                        + " (1)");
        migrations().migrate();

        assertThat(column("SELECT id FROM shelf ORDER BY id")).containsExactly("1", "2");
        assertThat(migrations().undo()).contains("002");
        assertThat(migrations().undo()).contains("001");
        assertThat(migrations().undo()).isEmpty();
    }

    @Test
    void nothingIsThereToBeTakenBackBeforeTheFirstMigration() {
        assertThat(migrations().undo()).isEmpty();
        assertThat(tables()).isEmpty();
    }

    @Test
    void migrationWithoutAWayBackStaysAndSaysSo() throws IOException {
        migrations().migrate();
        Files.delete(classPath.resolve("db/undo/U002__create_book.sql"));

        assertThatThrownBy(() -> migrations().undo())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no U002__create_book.sql: this migration has no way back");
        assertThat(tables()).contains("book");
    }

    @Test
    void wayBackThatFailsLeavesEverythingAsItWas() throws IOException {
        migrations().migrate();
        script("undo/U002__create_book.sql", "DROP TABLE book; DROP TABLE nonsense;");

        assertThatThrownBy(() -> migrations().undo())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("could not take back V002__create_book.sql: ")
                .hasMessageContaining("nonsense");
        assertThat(tables()).contains("book");
        script("undo/U002__create_book.sql", "DROP TABLE book;");
        assertThat(migrations().undo()).contains("002");
    }

    @Test
    void migrationThatFailsLeavesNothingAndIsRunAgainOnceItIsMended() throws IOException {
        script("migration/V003__add_author.sql", "CREATE TABLE author (id bigint); SELECT nonsense;");
        assertThatThrownBy(() -> migrations().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("V003__add_author.sql");
        assertThat(tables()).contains("book").doesNotContain("author");

        script("migration/V003__add_author.sql", "CREATE TABLE author (id bigint);");
        migrations().migrate();
        assertThat(tables()).contains("author");
    }

    @Test
    void scriptWithABadNameStopsTheStartInsteadOfBeingPassedOver() throws IOException {
        script("migration/V3_add_author.sql", "CREATE TABLE author (id bigint);");

        assertThatThrownBy(() -> migrations().migrate()).hasMessageContaining("V3_add_author.sql");
    }

    private void script(String name, String sql) throws IOException {
        Path file = classPath.resolve("db").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    private static Migrations migrations() {
        return new Migrations(settings());
    }

    private static DatabaseSettings settings() {
        Map<String, Object> settings = Infrastructure.shared().settings(SCHEMA);
        String password = String.valueOf(settings.get("gyosil.database.owner-password"));
        String url = String.valueOf(settings.get("gyosil.database.jdbc-url"));
        return new DatabaseSettings(SCHEMA, url, password, password, password, 1, 1);
    }

    private static List<String> tables() {
        return column("SELECT tablename FROM pg_tables WHERE schemaname = '" + SCHEMA + "' ORDER BY 1");
    }

    private static List<String> column(String query) {
        return TrialService.query(SCHEMA, query);
    }
}
