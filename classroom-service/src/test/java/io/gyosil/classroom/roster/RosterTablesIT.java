package io.gyosil.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.classroom.ClassroomService;
import io.gyosil.kit.data.SchemaHistories;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTablesIT {

    private static final String TABLES = """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_name LIKE 'roster%' ORDER BY 1
        """;

    @Test
    void theyGoDownAndUpAgain() throws SQLException {
        try (ClassroomService service = ClassroomService.on("roster_tables")) {
            List<String> before = service.database().column(TABLES);
            SchemaHistories histories = service.bean(SchemaHistories.class);

            assertThat(before).containsExactly("roster_import", "roster_journal", "roster_link", "roster_row");
            while (!histories.undo().isEmpty()) {
                assertThat(service.database().column(TABLES)).hasSizeLessThanOrEqualTo(before.size());
            }
            assertThat(service.database().column(TABLES)).isEmpty();
            histories.migrate();
            assertThat(service.database().column(TABLES)).isEqualTo(before);
        }
    }

    @Test
    void oneWhoIsNoAdminSeesNoneOfTheirRows() throws SQLException {
        try (ClassroomService service = ClassroomService.on("roster_rows")) {
            assertThat(service.database().column("""
                SELECT relname FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relname LIKE 'roster%'
                  AND relkind = 'r' AND NOT relrowsecurity
                """)).isEmpty();
        }
    }
}
