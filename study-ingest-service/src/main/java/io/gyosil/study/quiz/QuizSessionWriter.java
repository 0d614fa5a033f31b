package io.gyosil.study.quiz;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.data.StatementPipeline;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes finished quizzes, in plain JDBC: in the last of the four trips to the server that an upload makes, see {@code
 * docs/adr/0030-an-upload-in-four-trips.md}.
 */
@Singleton
public class QuizSessionWriter {

    // Inserted as done, so a viewer's quiz never meets the one that may be in progress on the topic.
    static final String INSERT_SESSIONS =
            """
            INSERT INTO study_quiz_sessions (id, session_id, user_id, study_topic_id, quiz_mode, question_ids,
                subject_distribution, status, cursor, correct_count, wrong_count, unsure_count, newly_correct_count,
                relapsed_count, recovered_count, chronic_remaining_count, finished_at, finalized_at,
                client_session_uuid, source)
            SELECT id, session_id, user_id, topic, quiz_mode, question_ids::jsonb,
                jsonb_build_object(subject, jsonb_array_length(question_ids::jsonb)), 'done',
                jsonb_array_length(question_ids::jsonb), correct, wrong, unsure, newly_correct, relapsed, recovered,
                chronic_remaining, %s, %s, client_session_uuid, source
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 AS s (id, session_id, user_id, topic, quiz_mode, question_ids, subject, correct, wrong, unsure,
                     newly_correct, relapsed, recovered, chronic_remaining, finished_at, finalized_at,
                     client_session_uuid, source)
            """.formatted(ArrayParameter.TIME.formatted("finished_at"), ArrayParameter.TIME.formatted("finalized_at"));

    private static final List<ArrayParameter<SessionRow>> SESSIONS = List.of(
            ArrayParameter.longs(SessionRow::key),
            of(QuizSession::sessionId),
            ArrayParameter.longs(row -> row.session().learner().id()),
            ArrayParameter.longs(row -> row.session().topic().id()),
            of(QuizSession::quizMode),
            of(QuizSessionWriter::questionIds),
            of(session -> session.topic().subject()),
            counts(FinalizeSummary::correctCount),
            counts(FinalizeSummary::wrongCount),
            counts(FinalizeSummary::unsureCount),
            counts(FinalizeSummary::newlyCorrectCount),
            counts(FinalizeSummary::relapsedCount),
            counts(FinalizeSummary::recoveredCount),
            counts(FinalizeSummary::chronicRemainingCount),
            ArrayParameter.times(row -> row.session().finishedAt()),
            ArrayParameter.times(row -> row.session().finalizedAt()),
            of(QuizSession::clientSessionUuid),
            of(session -> source(session.origin())));

    static final String INSERT_ATTEMPTS = """
        INSERT INTO study_attempts (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at,
            response_time_ms)
        SELECT quiz_session_id, position, question_id, selected, unsure, outcome, %s, response_time_ms
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
             AS a (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at, response_time_ms)
        """.formatted(ArrayParameter.TIME.formatted("answered_at"));

    private static final List<ArrayParameter<AttemptRow>> ATTEMPTS = List.of(
            ArrayParameter.longs(AttemptRow::session),
            ArrayParameter.ints(row -> row.attempt().position()),
            ArrayParameter.longs(row -> row.attempt().questionId()),
            ArrayParameter.optionalInts(row -> row.attempt().selected()),
            ArrayParameter.flags(row -> row.attempt().unsure()),
            ArrayParameter.texts(row -> row.attempt().outcome().wireName()),
            ArrayParameter.times(row -> row.attempt().answeredAt()),
            ArrayParameter.optionalInts(row -> row.attempt().responseTimeMs()));

    private record SessionRow(long key, QuizSession session) {}

    private record AttemptRow(long session, Attempt attempt) {}

    private final SessionKeys keys = new SessionKeys();
    private final StatementPipeline statements;

    QuizSessionWriter(StatementPipeline statements) {
        this.statements = statements;
    }

    /**
     * Keeps finished quizzes with their attempts, with the transaction's last statements.
     *
     * @return our keys by session id
     */
    public Map<String, Long> save(List<QuizSession> sessions) {
        List<SessionRow> rows = sessions.stream()
                .map(session -> new SessionRow(keys.next(statements), session))
                .toList();
        List<AttemptRow> attempts = rows.stream()
                .flatMap(row -> row.session().attempts().stream().map(attempt -> new AttemptRow(row.key(), attempt)))
                .toList();
        statements.later(INSERT_SESSIONS, ArrayParameter.arrays(SESSIONS, rows));
        statements.later(INSERT_ATTEMPTS, ArrayParameter.arrays(ATTEMPTS, attempts));
        return rows.stream().collect(Collectors.toMap(row -> row.session().sessionId(), SessionRow::key));
    }

    private static ArrayParameter<SessionRow> of(Function<QuizSession, @Nullable String> part) {
        return ArrayParameter.texts(row -> part.apply(row.session()));
    }

    private static ArrayParameter<SessionRow> counts(ToIntFunction<FinalizeSummary> part) {
        return ArrayParameter.ints(row -> part.applyAsInt(row.session().summary()));
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
