package io.gyosil.kit.data;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * The schema's ways up and down: the service's own and those of the libraries that it uses. Each
 * {@code migration/V001__verb_object.sql} has an {@code undo/U001__verb_object.sql} beside it that takes it back; Flyway's free
 * edition goes only up, so the way down is ours.
 */
@Singleton
public class SchemaHistories {

    private final List<Flyway> histories;

    SchemaHistories(List<Flyway> histories) {
        this.histories = histories;
    }

    /** Brings every part to its newest version. */
    public void migrate() {
        histories.forEach(Flyway::migrate);
    }

    /**
     * Takes the newest migration of every part back.
     *
     * @return the scripts that were taken back; none when nothing is applied
     * @throws IllegalStateException when a migration has no way back
     */
    public List<String> undo() {
        return histories.stream()
                .map(SchemaHistories::undo)
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<String> undo(Flyway history) {
        MigrationInfo newest = history.info().current();
        if (newest == null || newest.getVersion() == null || newest.getType().isBaseline()) {
            return Optional.empty();
        }
        Configuration configuration = history.getConfiguration();
        String schema = configuration.getSchemas()[0];
        String script = read(configuration, newest.getScript().replaceFirst("^V", "U"));
        try (Connection owner = configuration.getDataSource().getConnection();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            owner.setSchema(schema);
            statement.execute(configuration.getInitSql());
            statement.execute(script.replace("${flyway:defaultSchema}", schema));
            statement.execute(
                    "DELETE FROM " + configuration.getTable() + " WHERE installed_rank = " + newest.getInstalledRank());
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("could not take back " + newest.getScript() + ": " + e.getMessage(), e);
        }
        return Optional.of(newest.getScript());
    }

    /** From where Flyway has the migrations. */
    private static String read(Configuration configuration, String name) {
        String up = configuration.getLocations()[0].getPath();
        String down = up.substring(0, up.length() - SchemaHistory.UP.length()) + SchemaHistory.DOWN;
        try (InputStream in = configuration.getClassLoader().getResourceAsStream(down + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + ": this migration has no way back");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
