package io.gyosil.study.review;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.models.fsrs.MemoryState;
import io.gyosil.models.fsrs.State;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.Outcome;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attempts of learners and what was folded from them, in plain JDBC: the third and a part of the last of the four trips
 * to the server that an upload makes, see {@code docs/adr/0030-an-upload-in-four-trips.md}.
 */
@Singleton
public class ReviewLog {

    // NO KEY: the foreign keys of the learner's new rows need not wait for it.
    static final String LOCK = "SELECT FROM study_users WHERE id = ? FOR NO KEY UPDATE";

    static final String STANDING = """
        SELECT u.fsrs_weights, p.question_id, p.correct, p.wrong, p.unsure, array_to_string(p.recent, ' ') AS recent,
               p.state, p.step, p.stability, p.difficulty, p.due, p.last_review, p.reps, p.lapses, p.folded_at,
               p.folded_origin, p.folded_position
        FROM study_users u
        LEFT JOIN question_progress p ON p.question_id = ANY (?)
        WHERE u.id = ?
        """;

    static final String ATTEMPTS = """
        SELECT a.question_id, a.answered_at, coalesce(s.client_session_uuid, s.session_id) AS origin, a.position,
               a.outcome
        FROM study_attempts a
        JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
        WHERE a.question_id = ANY (?)
        """;

    static final String SAVE = """
        INSERT INTO question_progress (question_id, correct, wrong, unsure, recent, chronic, state, step, stability,
            difficulty, due, last_review, reps, lapses, folded_at, folded_origin, folded_position)
        SELECT question_id, correct, wrong, unsure, string_to_array(recent, ' '), chronic, state, step, stability,
            difficulty, %s, %s, reps, lapses, %s, folded_origin, folded_position
        FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             AS p (question_id, correct, wrong, unsure, recent, chronic, state, step, stability, difficulty, due,
                 last_review, reps, lapses, folded_at, folded_origin, folded_position)
        ON CONFLICT (question_id) DO UPDATE SET
            correct = excluded.correct, wrong = excluded.wrong, unsure = excluded.unsure,
            recent = excluded.recent, chronic = excluded.chronic, state = excluded.state, step = excluded.step,
            stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
            last_review = excluded.last_review, reps = excluded.reps, lapses = excluded.lapses,
            folded_at = excluded.folded_at, folded_origin = excluded.folded_origin,
            folded_position = excluded.folded_position
        """.formatted(
                    ArrayParameter.TIME.formatted("due"),
                    ArrayParameter.TIME.formatted("last_review"),
                    ArrayParameter.TIME.formatted("folded_at"));

    private static final List<ArrayParameter<QuestionProgress>> COLUMNS = List.of(
            ArrayParameter.longs(QuestionProgress::questionId),
            ArrayParameter.ints(progress -> progress.history().correct()),
            ArrayParameter.ints(progress -> progress.history().wrong()),
            ArrayParameter.ints(progress -> progress.history().unsure()),
            ArrayParameter.texts(progress -> recent(progress.history())),
            ArrayParameter.flags(progress -> progress.history().chronic()),
            ArrayParameter.texts(progress -> wireName(progress.memory().state())),
            ArrayParameter.ints(progress -> progress.memory().step()),
            ArrayParameter.doubles(progress -> progress.memory().stability()),
            ArrayParameter.doubles(progress -> progress.memory().difficulty()),
            ArrayParameter.times(progress -> progress.memory().due()),
            ArrayParameter.times(
                    progress -> Objects.requireNonNull(progress.memory().lastReview())),
            ArrayParameter.ints(progress -> progress.memory().reps()),
            ArrayParameter.ints(progress -> progress.memory().lapses()),
            ArrayParameter.times(progress -> progress.last().answeredAt()),
            ArrayParameter.texts(progress -> progress.last().origin()),
            ArrayParameter.ints(progress -> progress.last().position()));

    private final StatementPipeline statements;

    ReviewLog(StatementPipeline statements) {
        this.statements = statements;
    }

    /**
     * Where a learner stands.
     *
     * @param weights the learner's own FSRS-6 weights; empty for the published ones
     * @param progress each question's fold; questions never answered are left out
     */
    public record Standing(List<Double> weights, Map<Long, QuestionProgress> progress) {}

    /**
     * Takes the learner's lock until the transaction ends, one fold at a time, and says where the folds stand then.
     *
     * @param questionIds the questions asked for
     */
    public Standing lock(long learnerId, Collection<Long> questionIds) {
        statements.later(LOCK, List.of(learnerId));
        List<Double> weights = new ArrayList<>();
        Map<Long, QuestionProgress> progress = new HashMap<>();
        statements.query(STANDING, List.of(keys(questionIds), learnerId), row -> {
            Array own = row.getArray("fsrs_weights");
            if (own != null && weights.isEmpty()) {
                weights.addAll(List.of((Double[]) own.getArray()));
            }
            long question = row.getLong("question_id");
            if (!row.wasNull()) {
                progress.put(question, progress(question, row));
            }
            return question;
        });
        return new Standing(weights, progress);
    }

    /** Every attempt at these questions in the log, in no particular order. */
    List<LoggedAttempt> attempts(Collection<Long> questionIds) {
        return statements.query(
                ATTEMPTS,
                List.of(keys(questionIds)),
                row -> new LoggedAttempt(
                        row.getLong("question_id"),
                        new AttemptOrder(time(row, "answered_at"), row.getString("origin"), row.getInt("position")),
                        Outcome.of(row.getString("outcome"))));
    }

    /** Keeps where the folds stand now, with the transaction's last statements. */
    void save(List<QuestionProgress> progress) {
        statements.later(SAVE, ArrayParameter.arrays(COLUMNS, progress));
    }

    private static Object keys(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static QuestionProgress progress(long question, ResultSet row) throws SQLException {
        List<Outcome> recent =
                Stream.of(row.getString("recent").split(" ")).map(Outcome::of).toList();
        return new QuestionProgress(
                question,
                new History(row.getInt("correct"), row.getInt("wrong"), row.getInt("unsure"), recent),
                new MemoryState(
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getInt("step"),
                        row.getDouble("stability"),
                        row.getDouble("difficulty"),
                        time(row, "last_review"),
                        time(row, "due"),
                        row.getInt("reps"),
                        row.getInt("lapses")),
                new AttemptOrder(
                        time(row, "folded_at"), row.getString("folded_origin"), row.getInt("folded_position")));
    }

    private static String recent(History history) {
        return history.recent().stream().map(Outcome::wireName).collect(Collectors.joining(" "));
    }

    private static String wireName(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
