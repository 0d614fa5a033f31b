package io.gyosil.session.lesson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.session.OneYear;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The planner's own word that a code is looked up, and a page of messages read, by the indexes of seed 001. */
class FindingLessonsByIndexIT {

    private static final UUID LESSON = UUID.fromString("00000000-0000-0000-0000-000000000777");

    @Test
    void aCode() throws SQLException {
        for (String query : List.of(JdbcLessons.BY_CODE, JdbcLessons.DOOR)) {
            assertThat(year().plan(query, List.of("ABCDEFGH", OffsetDateTime.now(ZoneOffset.UTC))))
                    .contains("Index Scan using idx_session_code_active on sessions")
                    .contains("Index Cond: (code = ")
                    .doesNotContain("Seq Scan on sessions");
        }
    }

    @Test
    void aPageOfMessagesAndTheNext() throws SQLException {
        OffsetDateTime started = OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(777 * 58);
        String page = """
            SELECT id, content FROM messages
            WHERE session_id = ? AND created_at >= ? AND state = ANY (?)%s
            ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?
            """;
        String[] visible = {"visible"};

        for (String plan : List.of(
                year().plan(page.formatted(""), List.of(LESSON, started, visible, 51, 0)),
                year().plan(
                                page.formatted(" AND (created_at, id) < (?, ?)"),
                                List.of(LESSON, started, visible, started.plusHours(1), LESSON, 51, 0)))) {
            assertThat(plan).contains("_session_id_created_at_idx");
            assertThat(OneYear.longScans(plan)).isEmpty();
        }
    }

    @Test
    void theSeedsOwnPageOfMessages() throws SQLException {
        goesBy(
                "_session_id_created_at_idx",
                "SELECT id FROM messages WHERE session_id = ? ORDER BY created_at DESC LIMIT 50",
                List.of(LESSON));
    }

    @Test
    void whatAClientMissedAndTheLog() throws SQLException {
        goesBy(
                "_session_id_seq_idx",
                "SELECT payload FROM logs WHERE session_id = ? AND seq > ? AND seq IS NOT NULL ORDER BY seq LIMIT 1000",
                List.of(LESSON, 3L));
        goesBy(
                "_session_id_timestamp_idx",
                "SELECT payload FROM logs WHERE session_id = ? ORDER BY timestamp DESC LIMIT 50",
                List.of(LESSON));
    }

    /** Where it is asked. */
    OneYear year() throws SQLException {
        return OneYear.end();
    }

    private void goesBy(String index, String sql, List<?> parameters) throws SQLException {
        String plan = year().plan(sql, parameters);

        assertThat(plan).contains(index);
        assertThat(OneYear.longScans(plan)).isEmpty();
    }
}
