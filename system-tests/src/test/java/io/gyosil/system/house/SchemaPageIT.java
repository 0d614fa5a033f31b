package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reference/schema.md} says what the migrations make, and every table and index says what it is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaPageIT {

    private static final Path PAGE = Tree.ROOT.resolve("docs/reference/schema.md");

    private MigratedDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, SQLException {
        database = MigratedDatabase.start(folder);
    }

    @AfterAll
    void stop() throws SQLException {
        database.close();
    }

    @Test
    void thePageSaysWhatTheMigrationsMake() throws IOException, SQLException {
        String page = new SchemaPage(database).text();
        if ("write".equals(System.getProperty("gyosil.format"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run ./gyosil format").isEqualTo(page);
    }

    @Test
    void everyTableAndIndexHasItsComment() throws SQLException {
        for (String schema : MigratedDatabase.FOLDERS.keySet()) {
            assertThat(database.rows(SchemaQueries.TABLES, schema))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(table ->
                            assertThat(table.get("what")).as("%s", table).isNotEmpty());
            assertThat(database.rows(SchemaQueries.INDEXES, schema))
                    .isNotEmpty()
                    .allSatisfy(index ->
                            assertThat(index.get("what")).as("%s", index).isNotEmpty());
        }
    }
}
