package io.gyosil.kit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The schema's way up and down. Each {@code migration/V001__verb_object.sql} has an {@code undo/U001__verb_object.sql}
 * that takes it back; Flyway's free edition goes only up, so the way down is ours.
 */
public final class Migrations {

    private static final String UP = "db/migration";
    private static final String DOWN = "db/undo";
    private static final String CLOCK = "SET TIME ZONE 'UTC'";

    private final DatabaseSettings settings;
    private final Flyway flyway;

    /** Works as the schema's owner. */
    public Migrations(DatabaseSettings settings) {
        this.settings = settings;
        this.flyway = Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.ownerRole(), settings.ownerPassword())
                .schemas(settings.service())
                .createSchemas(false)
                .initSql(CLOCK)
                .locations("classpath:" + UP)
                // A table that is there already (seed 000 asks for it) must not stop the first start.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true)
                .load();
    }

    /** Brings the schema to the newest version. Of many replicas at once one does it; the others wait and find it done. */
    public void migrate() {
        try (MigrationTurn turn = MigrationTurn.await(settings)) {
            flyway.migrate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not migrate: " + e.getMessage(), e);
        }
    }

    /**
     * Takes the newest migration back.
     *
     * @return the version taken back; empty when nothing is applied
     * @throws IllegalStateException when the migration has no way back
     */
    public Optional<String> undo() {
        MigrationInfo newest = flyway.info().current();
        if (newest == null || newest.getVersion() == null || newest.getType().isBaseline()) {
            return Optional.empty();
        }
        String script = read(newest.getScript().replaceFirst("^V", "U"));
        try (Connection owner = DriverManager.getConnection(
                        settings.jdbcUrl(), settings.ownerRole(), settings.ownerPassword());
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            owner.setSchema(settings.service());
            statement.execute(CLOCK);
            statement.execute(script.replace("${flyway:defaultSchema}", settings.service()));
            statement.execute("DELETE FROM flyway_schema_history WHERE installed_rank = " + newest.getInstalledRank());
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("could not take back " + newest.getScript() + ": " + e.getMessage(), e);
        }
        return Optional.of(newest.getVersion().getVersion());
    }

    /** From where Flyway has the migrations. */
    private String read(String name) {
        ClassLoader scripts = flyway.getConfiguration().getClassLoader();
        try (InputStream in = scripts.getResourceAsStream(DOWN + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + ": this migration has no way back");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
