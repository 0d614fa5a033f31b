package io.gyosil.proving;

import io.gyosil.proving.Comparison.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The study service's tables, row by row.
 *
 * @param prefix begins the user_id of every learner that is looked at
 */
record StudyLog(Connection connection, String prefix) {

    private static final String ATTEMPTS = """
        SELECT s.client_session_uuid, s.session_id, u.user_id, t.topic_id, a.position, q.pub_id, q.source_id,
               a.selected, a.unsure, a.outcome, a.answered_at, a.response_time_ms
        FROM study.study_users u
        JOIN study.study_quiz_sessions s ON s.user_id = u.id
        JOIN study.study_topics t ON t.id = s.study_topic_id
        JOIN study.study_attempts a ON a.quiz_session_id = s.id
        JOIN study.study_questions q ON q.id = a.question_id
        WHERE starts_with(u.user_id, ?)
        """;

    private static final String SESSIONS = """
        SELECT s.client_session_uuid, t.topic_id, s.session_id, s.correct_count, s.wrong_count, s.unsure_count,
               s.newly_correct_count, s.relapsed_count, s.recovered_count, s.chronic_remaining_count, s.finalized_at
        FROM study.study_users u
        JOIN study.study_quiz_sessions s ON s.user_id = u.id
        JOIN study.study_topics t ON t.id = s.study_topic_id
        WHERE starts_with(u.user_id, ?)
        """;

    private static final String REVIEWS = """
        SELECT q.pub_id, p.correct, p.wrong, p.unsure
        FROM study.study_users u
        JOIN study.study_questions q ON q.user_id = u.id
        JOIN study.question_progress p ON p.question_id = q.id
        WHERE starts_with(u.user_id, ?)
        """;

    interface Attempts {
        void accept(AttemptRow attempt);
    }

    interface Sessions {
        void accept(String upload, SessionRow session);
    }

    /** Every answer. */
    void attempts(Attempts each) throws SQLException {
        Rows.each(connection, ATTEMPTS, prefix, row -> each.accept(attempt(row)));
    }

    /** Every session. */
    void sessions(Sessions each) throws SQLException {
        Rows.each(
                connection,
                SESSIONS,
                prefix,
                row -> each.accept(String.valueOf(row.getString("client_session_uuid")), session(row)));
    }

    /** How often each question counts as answered in the learner's reviews, by outcome. */
    void reviews(Consumer<Row> each) throws SQLException {
        Rows.each(
                connection,
                REVIEWS,
                prefix,
                row -> each.accept(review(
                        row.getString("pub_id"), row.getInt("correct"), row.getInt("wrong"), row.getInt("unsure"))));
    }

    /** The same as it follows from the answers. */
    Collection<Row> reviewsOfAttempts() throws SQLException {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        attempts(attempt -> counts.computeIfAbsent(attempt.pubId(), question -> new HashMap<>())
                .merge(attempt.outcome(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(question -> review(
                        question.getKey(),
                        question.getValue().getOrDefault("correct", 0),
                        question.getValue().getOrDefault("wrong", 0),
                        question.getValue().getOrDefault("unsure", 0)))
                .toList();
    }

    private static Row review(String question, int correct, int wrong, int unsure) {
        return new Row(
                question, "review of " + question, "correct=" + correct + " wrong=" + wrong + " unsure=" + unsure);
    }

    private static AttemptRow attempt(ResultSet row) throws SQLException {
        return new AttemptRow(
                String.valueOf(row.getString("client_session_uuid")),
                row.getString("session_id"),
                row.getString("user_id"),
                row.getString("topic_id"),
                row.getInt("position"),
                row.getString("pub_id"),
                row.getLong("source_id"),
                row.getObject("selected", Integer.class),
                row.getBoolean("unsure"),
                row.getString("outcome"),
                Objects.requireNonNull(instant(row, "answered_at")),
                row.getObject("response_time_ms", Integer.class));
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        for (String name : SessionRow.COUNTS) {
            counts.add(row.getInt(name));
        }
        return new SessionRow(
                row.getString("topic_id"),
                row.getString("session_id"),
                counts,
                Objects.requireNonNullElse(instant(row, "finalized_at"), Instant.EPOCH));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
