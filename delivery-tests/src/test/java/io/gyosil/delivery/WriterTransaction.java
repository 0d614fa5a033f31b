package io.gyosil.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * One transaction of a writer, over tables of two services: rows that come, change and go, those of each writer apart, and
 * one row that all of them change. What it does follows from the two numbers alone, in SQL and in the model.
 */
record WriterTransaction(int writer, int number) {

    /** What is there before the first transaction. */
    static final String BEFORE = """
        INSERT INTO study.study_users (user_id) VALUES ('1');
        INSERT INTO session.held_word_list (org_id, version) VALUES (1, 0);
        """;

    /** Every row that a transaction can touch, as a line. */
    static final String LINES = """
        SELECT 'session ' || session_id, user_id || ' ' || (metadata->>'n') FROM session.session
        UNION ALL SELECT 'log ' || (payload->>'writer') || '-' || (payload->>'number'), event_type FROM session.logs
        UNION ALL SELECT 'topic ' || topic_id, name FROM study.study_topics
        UNION ALL SELECT 'question ' || pub_id, content FROM study.study_questions
        UNION ALL SELECT 'words ' || org_id, version::text FROM session.held_word_list
        """;

    /** Whether it is rolled back in the end. */
    boolean isTakenBack() {
        return number % 7 == 0;
    }

    /** Does it, in a transaction of its own. */
    void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql());
        }
        if (isTakenBack()) {
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    /** The same in the model: lines by what they are about. */
    void write(Map<String, String> lines) {
        if (isTakenBack()) {
            return;
        }
        lines.put("log " + name(), "written");
        lines.put("session " + name(), writer + " " + number);
        lines.put("topic " + writer, "after " + number);
        lines.put("question " + name(), "new");
        if (number % 2 == 0) {
            lines.remove("session " + before(3));
        }
        if (number % 3 == 0) {
            lines.computeIfPresent("question " + before(1), (question, content) -> "changed by " + number);
        }
        if (number % 5 == 0) {
            lines.merge("words 1", "1", (count, one) -> Integer.toString(Integer.parseInt(count) + 1));
        }
    }

    private String sql() {
        StringBuilder sql = new StringBuilder("""
            INSERT INTO session.logs (event_type, payload) VALUES ('written', '{"writer": %1$d, "number": %2$d}');
            INSERT INTO session.session (session_id, user_id, metadata) VALUES ('%3$s', '%1$d', '{"n": %2$d}');
            INSERT INTO study.study_topics (topic_id, name, subject) VALUES ('%1$d', 'after %2$d', '')
            ON CONFLICT (org_id, topic_id) DO UPDATE SET name = excluded.name;
            INSERT INTO study.study_questions (pub_id, user_id, study_topic_id, content, choices, key)
            SELECT '%3$s', u.id, t.id, 'new', '["a", "b"]', 1 FROM study.study_users u, study.study_topics t
            WHERE u.user_id = '1' AND t.topic_id = '%1$d';
            """.formatted(writer, number, name()));
        if (number % 2 == 0) {
            sql.append("DELETE FROM session.session WHERE session_id = '%s';".formatted(before(3)));
        }
        if (number % 3 == 0) {
            sql.append("UPDATE study.study_questions SET content = 'changed by %d' WHERE pub_id = '%s';"
                    .formatted(number, before(1)));
        }
        if (number % 5 == 0) {
            sql.append("UPDATE session.held_word_list SET version = version + 1 WHERE org_id = 1;");
        }
        return sql.toString();
    }

    private String name() {
        return writer + "-" + number;
    }

    private String before(int back) {
        return writer + "-" + (number - back);
    }
}
