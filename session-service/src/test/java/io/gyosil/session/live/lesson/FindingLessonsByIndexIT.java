package io.gyosil.session.live.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.ProductStatement;
import io.gyosil.session.OneYear;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The planner's own word that a code is looked up, and a page of messages read, by the indexes of seed 001. */
class FindingLessonsByIndexIT {

    private static final String LESSON = "'00000000-0000-0000-0000-000000000777'";
    private static final String BEGAN = "now() - 777 * interval '58 seconds'";
    private static final String MESSAGES = "io.gyosil.session.live.message.MessageRepository.list";
    private static final String PAST = "io.gyosil.session.live.socket.PastRepository.after";
    private static final String LOG = "io.gyosil.session.live.message.LogRepository.log";

    @Test
    void aCode() throws SQLException {
        for (String query : List.of("rowByCode", "findDoor")) {
            assertThat(plan(
                            "io.gyosil.session.live.lesson.LessonRepository." + query,
                            Map.of("code", "'ABCDEFGH'", "now", "now()")))
                    .contains("Index Scan using idx_session_code_active on sessions")
                    .contains("Index Cond: (code = ")
                    .doesNotContain("Seq Scan on sessions");
        }
    }

    @Test
    void aPageOfMessagesAndTheNext() throws SQLException {
        Map<String, String> page = Map.of("sessionId", LESSON, "since", BEGAN, "states", "'{visible}'", "limit", "51");
        Map<String, String> next = new HashMap<>(page);
        next.put("beforeTime", BEGAN + " + interval '1 hour'");
        next.put("beforeId", LESSON);

        goesBy("_session_id_created_at_idx", plan(MESSAGES, page));
        goesBy("_session_id_created_at_idx", plan(MESSAGES, next));
    }

    @Test
    void theSeedsOwnPageOfMessages() throws SQLException {
        goesBy(
                "_session_id_created_at_idx",
                year().plan("SELECT id FROM messages WHERE session_id = " + LESSON
                        + " ORDER BY created_at DESC LIMIT 50"));
    }

    @Test
    void whatAClientMissedAndTheLog() throws SQLException {
        goesBy(
                "_session_id_seq_idx",
                plan(
                        PAST,
                        Map.of(
                                "sessionId",
                                LESSON,
                                "after",
                                "3",
                                "from",
                                BEGAN,
                                "to",
                                BEGAN + " + interval '1 hour'",
                                "most",
                                "1000")));
        goesBy("_session_id_timestamp_idx", plan(LOG, Map.of("sessionId", LESSON, "since", BEGAN, "limit", "51")));
    }

    /** Where it is asked. */
    OneYear year() throws SQLException {
        return OneYear.end();
    }

    private String plan(String query, Map<String, String> values) throws SQLException {
        return year().plan(ProductStatement.of(query).with(values));
    }

    private static void goesBy(String index, String plan) {
        assertThat(plan).contains(index);
        assertThat(OneYear.longScans(plan)).isEmpty();
    }
}
