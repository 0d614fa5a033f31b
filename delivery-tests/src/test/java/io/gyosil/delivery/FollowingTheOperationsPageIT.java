package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SQL that {@code docs/operations.md} gives to be run after a disaster, run on the services' real schemas. */
class FollowingTheOperationsPageIT {

    private static final Pattern BLOCK = Pattern.compile("(?s)```sql\n(.*?)```");

    /** Two quizzes, of which study knows one, each with a fact; and their days. */
    private static final String TWO_QUIZZES = """
        INSERT INTO study.study_topics (topic_id, name, subject) VALUES ('t-known', '', '');
        INSERT INTO study.study_quiz_sessions (session_id, user_id, study_topic_id, question_ids)
        SELECT 's-known', u.id, t.id, '[]' FROM study.study_users u, study.study_topics t
        WHERE u.user_id = '1' AND t.topic_id = 't-known';
        INSERT INTO analytics.attempt_fact
        SELECT session, position, now(), '1', topic, current_date, '17', 'correct', NULL, source, 'c', 1
        FROM (VALUES ('s-known', 0, 't-known', 'study'), ('s-lost', 0, 't-lost', 'study'),
            ('s-lost', 1, 't-known', 'study'), ('s-exam', 0, 't-exam', 'exam')) AS f (session, position, topic, source);
        INSERT INTO analytics.features_topic_daily (user_id, topic_id, date, features)
        VALUES ('1', 't-known', current_date, '{}'), ('1', 't-lost', current_date, '{}'),
            ('1', 't-exam', current_date, '{}');
        """;

    private Past past;

    @BeforeEach
    void live() {
        past = Past.once();
    }

    @Test
    void everyStatementRunsAndWhatStudyDoesNotKnowIsGoneFromAnalytics() throws IOException, SQLException {
        List<String> blocks = BLOCK.matcher(Files.readString(page()))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
        try (DebianPostgres server = DebianPostgres.start(past.dir().resolve("data"), Map.of(), Map.of())) {
            server.execute(TWO_QUIZZES);
            String version = server.column("SELECT last_value FROM classroom.state_version")
                    .getFirst();
            for (String block : blocks) {
                server.execute(block);
            }
            assertThat(server.column("SELECT session_id FROM analytics.attempt_fact ORDER BY 1"))
                    .containsExactly("s-exam", "s-known");
            assertThat(server.column("SELECT topic_id FROM analytics.features_topic_daily ORDER BY 1"))
                    .containsExactly("t-exam", "t-known");
            assertThat(server.column("SELECT last_value FROM classroom.state_version"))
                    .containsExactly(Long.toString(Long.parseLong(version) + 10_000_000));
        }
    }

    private static Path page() {
        return Path.of(System.getProperty("gyosil.home", ".."), "docs", "operations.md");
    }
}
