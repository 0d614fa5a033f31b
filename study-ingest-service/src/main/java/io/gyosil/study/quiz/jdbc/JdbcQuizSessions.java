package io.gyosil.study.quiz.jdbc;

import io.gyosil.kit.database.Transactions;
import io.gyosil.study.quiz.Attempt;
import io.gyosil.study.quiz.QuizSession;
import io.gyosil.study.quiz.QuizSessions;
import io.gyosil.study.quiz.QuizView;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcQuizSessions implements QuizSessions {

    // Inserted as done, so a viewer's quiz never meets the one that may be in progress on the topic.
    private static final String INSERT_SESSIONS = """
        INSERT INTO study_quiz_sessions (session_id, user_id, study_topic_id, quiz_mode, question_ids,
            subject_distribution, status, cursor, correct_count, wrong_count, unsure_count, newly_correct_count,
            relapsed_count, recovered_count, chronic_remaining_count, finished_at, finalized_at,
            client_session_uuid, source)
        SELECT session_id, user_id, topic, quiz_mode, question_ids::jsonb,
            jsonb_build_object(subject, jsonb_array_length(question_ids::jsonb)), 'done',
            jsonb_array_length(question_ids::jsonb), correct, wrong, unsure, newly_correct, relapsed, recovered,
            chronic_remaining, finished_at, finalized_at, client_session_uuid, source
        FROM unnest(:sessionIds, :users, :topics, :quizModes, :questionIds, :subjects, :correct, :wrong, :unsure,
                 :newlyCorrect, :relapsed, :recovered, :chronicRemaining, :finishedAt::timestamptz[],
                 :finalizedAt::timestamptz[], :clientUuids, :sources)
             AS s (session_id, user_id, topic, quiz_mode, question_ids, subject, correct, wrong, unsure,
                 newly_correct, relapsed, recovered, chronic_remaining, finished_at, finalized_at,
                 client_session_uuid, source)
        RETURNING session_id, id
        """;

    private static final String INSERT_ATTEMPTS = """
        INSERT INTO study_attempts (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at,
            response_time_ms)
        SELECT quiz_session_id, position, question_id, selected, unsure, outcome, answered_at, response_time_ms
        FROM unnest(:sessions, :positions, :questions, :selected, :unsure, :outcomes, :answeredAt::timestamptz[],
                 :responseTimes)
             AS a (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at, response_time_ms)
        """;

    private static final String FIND = """
        SELECT s.session_id, s.id AS quiz_session_id, u.user_id, t.topic_id, s.target_per_subject, s.subject_filter,
               s.wrong_only, s.quiz_mode, s.status, s.cursor, s.correct_count, s.wrong_count, s.unsure_count,
               s.newly_correct_count, s.relapsed_count, s.recovered_count, s.chronic_remaining_count, s.finished_at,
               s.finalized_at, s.client_session_uuid, s.source, s.created_at, s.updated_at
        FROM study_quiz_sessions s
        JOIN study_users u ON u.id = s.user_id
        JOIN study_topics t ON t.id = s.study_topic_id
        WHERE s.session_id = :id OR s.id = :key
        """;

    private static final String FIND_ATTEMPTS = """
        SELECT a.position, q.pub_id, a.selected, a.unsure, a.outcome, a.answered_at, a.response_time_ms
        FROM study_quiz_sessions s
        JOIN study_attempts a ON a.quiz_session_id = s.id
        JOIN study_questions q ON q.id = a.question_id
        WHERE s.session_id = :id OR s.id = :key
        ORDER BY a.position
        """;

    private record Row(long session, Attempt attempt) {}

    @Override
    public Map<String, Long> save(List<QuizSession> sessions) {
        Map<String, Long> keys = new HashMap<>();
        Transactions.handle()
                .createQuery(INSERT_SESSIONS)
                .bindArray("sessionIds", String.class, each(sessions, QuizSession::sessionId))
                .bindArray("users", Long.class, each(sessions, s -> s.learner().id()))
                .bindArray("topics", Long.class, each(sessions, s -> s.topic().id()))
                .bindArray("quizModes", String.class, each(sessions, QuizSession::quizMode))
                .bindArray("questionIds", String.class, each(sessions, JdbcQuizSessions::questionIds))
                .bindArray(
                        "subjects", String.class, each(sessions, s -> s.topic().subject()))
                .bindArray("correct", Integer.class, each(sessions, s -> s.summary()
                        .correctCount()))
                .bindArray(
                        "wrong", Integer.class, each(sessions, s -> s.summary().wrongCount()))
                .bindArray(
                        "unsure", Integer.class, each(sessions, s -> s.summary().unsureCount()))
                .bindArray("newlyCorrect", Integer.class, each(sessions, s -> s.summary()
                        .newlyCorrectCount()))
                .bindArray("relapsed", Integer.class, each(sessions, s -> s.summary()
                        .relapsedCount()))
                .bindArray("recovered", Integer.class, each(sessions, s -> s.summary()
                        .recoveredCount()))
                .bindArray("chronicRemaining", Integer.class, each(sessions, s -> s.summary()
                        .chronicRemainingCount()))
                .bindArray("finishedAt", String.class, each(sessions, s -> s.finishedAt()
                        .toString()))
                .bindArray("finalizedAt", String.class, each(sessions, s -> s.finalizedAt()
                        .toString()))
                .bindArray("clientUuids", String.class, each(sessions, QuizSession::clientSessionUuid))
                .bindArray("sources", String.class, each(sessions, s -> source(s.origin())))
                .map((row, context) -> Map.entry(row.getString("session_id"), row.getLong("id")))
                .forEach(key -> keys.put(key.getKey(), key.getValue()));
        saveAttempts(sessions, keys);
        return keys;
    }

    private static void saveAttempts(List<QuizSession> sessions, Map<String, Long> keys) {
        List<Row> rows = sessions.stream()
                .flatMap(session -> session.attempts().stream()
                        .map(attempt -> new Row(Objects.requireNonNull(keys.get(session.sessionId())), attempt)))
                .toList();
        Transactions.handle()
                .createUpdate(INSERT_ATTEMPTS)
                .bindArray("sessions", Long.class, each(rows, Row::session))
                .bindArray(
                        "positions", Integer.class, each(rows, r -> r.attempt().position()))
                .bindArray("questions", Long.class, each(rows, r -> r.attempt().questionId()))
                .bindArray(
                        "selected", Integer.class, each(rows, r -> r.attempt().selected()))
                .bindArray("unsure", Boolean.class, each(rows, r -> r.attempt().unsure()))
                .bindArray("outcomes", String.class, each(rows, r -> r.attempt()
                        .outcome()
                        .wireName()))
                .bindArray("answeredAt", String.class, each(rows, r -> r.attempt()
                        .answeredAt()
                        .toString()))
                .bindArray("responseTimes", Integer.class, each(rows, r -> r.attempt()
                        .responseTimeMs()))
                .execute();
    }

    @Override
    public Optional<QuizView> find(String id) {
        Long key = id.matches("[1-9][0-9]{0,17}") ? Long.valueOf(id) : null;
        List<QuizView.AttemptView> attempts = Transactions.handle()
                .createQuery(FIND_ATTEMPTS)
                .bind("id", id)
                .bind("key", key)
                .map(QuizViewMapper::attempt)
                .list();
        return Transactions.handle()
                .createQuery(FIND)
                .bind("id", id)
                .bind("key", key)
                .map(new QuizViewMapper(attempts))
                .findOne();
    }

    private static <T, V> List<@Nullable V> each(List<T> rows, Function<T, @Nullable V> part) {
        return rows.stream().map(part).toList();
    }

    private static String questionIds(QuizSession session) {
        return session.attempts().stream()
                .map(attempt -> Long.toString(attempt.questionId()))
                .distinct()
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String source(QuizSession.Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }
}
