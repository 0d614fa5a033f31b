package io.gyosil.proving.oracle;

import io.gyosil.servers.StackFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tables of the study and the analytics service, row by row.
 *
 * @param connection with an open transaction
 * @param prefix begins the user_id of every learner that is looked at
 */
record Tables(Connection connection, String prefix) {

    /** Each answer in the study log, and what the fact must say that follows from it. */
    static final String ATTEMPTS = """
        SELECT s.client_session_uuid AS upload, s.session_id AS session, u.user_id AS learner, t.topic_id AS topic,
               a.position, q.pub_id AS question, q.source_id AS item, a.selected, a.unsure::text, a.outcome,
               a.answered_at, a.response_time_ms, (a.answered_at AT TIME ZONE 'Asia/Seoul')::date AS date,
               s.client_session_uuid AS origin, 'study' AS source, 1 AS version
        FROM study.study_users u
        JOIN study.study_quiz_sessions s ON s.user_id = u.id
        JOIN study.study_topics t ON t.id = s.study_topic_id
        JOIN study.study_attempts a ON a.quiz_session_id = s.id
        JOIN study.study_questions q ON q.id = a.question_id
        WHERE starts_with(u.user_id, ?)
        """;

    static final String SESSIONS = """
        SELECT s.client_session_uuid AS upload, t.topic_id AS topic, s.session_id AS session, s.correct_count,
               s.wrong_count, s.unsure_count, s.newly_correct_count, s.relapsed_count, s.recovered_count,
               s.chronic_remaining_count, s.finalized_at
        FROM study.study_users u
        JOIN study.study_quiz_sessions s ON s.user_id = u.id
        JOIN study.study_topics t ON t.id = s.study_topic_id
        WHERE starts_with(u.user_id, ?)
        """;

    /** What a resend of each upload is answered. */
    static final String KEPT_ANSWERS = """
        SELECT k.client_session_uuid AS upload, k.answer::text
        FROM study.study_upload k
        WHERE EXISTS (SELECT FROM study.study_quiz_sessions s JOIN study.study_users u ON u.id = s.user_id
                      WHERE s.client_session_uuid = k.client_session_uuid AND starts_with(u.user_id, ?))
        """;

    /** How often each question counts as answered in its learner's reviews. */
    static final String REVIEWS = """
        SELECT q.pub_id AS question, p.correct, p.wrong, p.unsure
        FROM study.study_users u
        JOIN study.study_questions q ON q.user_id = u.id
        JOIN study.question_progress p ON p.question_id = q.id
        WHERE starts_with(u.user_id, ?)
        """;

    /** The same as it follows from the answers. */
    static final String COUNTED_REVIEWS = """
        SELECT q.pub_id AS question, count(*) FILTER (WHERE a.outcome = 'correct') AS correct,
               count(*) FILTER (WHERE a.outcome = 'wrong') AS wrong,
               count(*) FILTER (WHERE a.outcome = 'unsure') AS unsure
        FROM study.study_users u
        JOIN study.study_quiz_sessions s ON s.user_id = u.id
        JOIN study.study_attempts a ON a.quiz_session_id = s.id
        JOIN study.study_questions q ON q.id = a.question_id
        WHERE starts_with(u.user_id, ?)
        GROUP BY q.pub_id
        """;

    /** Day by day. */
    static final String FACTS = """
        SELECT user_id || ' on ' || topic_id || ' at ' || date AS day, session_id AS session, position, answered_at,
               user_id AS learner, topic_id AS topic, date, item_id AS item, outcome, response_time_ms, source, origin,
               version
        FROM analytics.attempt_fact
        WHERE starts_with(user_id, ?)
        ORDER BY user_id, topic_id, date
        """;

    static final String FEATURES = """
        SELECT user_id || ' on ' || topic_id || ' at ' || date AS day, features::text
        FROM analytics.features_topic_daily
        WHERE starts_with(user_id, ?)
        """;

    private static final int AT_ONCE = 2_000;

    /** Every row of a query, without holding them. */
    void each(String query, Consumer<Row> reader) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(AT_ONCE);
            statement.setString(1, prefix);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.accept(Row.of(row));
                }
            }
        } catch (SQLException failure) {
            throw new StackFailure("The tables cannot be compared: " + failure.getMessage(), failure);
        }
    }

    /** Every fact, a learner's day on a topic at a time. */
    void days(Consumer<List<Row>> reader) {
        List<Row> day = new ArrayList<>();
        each(FACTS, fact -> {
            if (!day.isEmpty() && !day.getFirst().get("day").equals(fact.get("day"))) {
                reader.accept(List.copyOf(day));
                day.clear();
            }
            day.add(fact);
        });
        if (!day.isEmpty()) {
            reader.accept(day);
        }
    }
}
