package io.gyosil.study.review.jdbc;

import io.gyosil.kit.database.Transactions;
import io.gyosil.models.fsrs.MemoryState;
import io.gyosil.models.fsrs.State;
import io.gyosil.study.quiz.History;
import io.gyosil.study.quiz.Outcome;
import io.gyosil.study.review.FoldPosition;
import io.gyosil.study.review.LoggedAttempt;
import io.gyosil.study.review.QuestionProgress;
import io.gyosil.study.review.ReviewLog;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

@Singleton
class JdbcReviewLog implements ReviewLog {

    // NO KEY: the foreign keys of the learner's new rows need not wait for it.
    private static final String LOCK = """
        SELECT coalesce(fsrs_weights, '{}') FROM study_users WHERE id = :learner FOR NO KEY UPDATE
        """;

    private static final String PROGRESS = """
        SELECT question_id, correct, wrong, unsure, recent, state, step, stability, difficulty, due, last_review,
               reps, lapses, folded_at, folded_origin, folded_position
        FROM question_progress
        WHERE question_id = ANY (:questions)
        """;

    private static final String ATTEMPTS = """
        SELECT a.question_id, a.answered_at, coalesce(s.client_session_uuid, s.session_id) AS origin, a.position,
               a.outcome
        FROM study_attempts a
        JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
        WHERE a.question_id = ANY (:questions)
        """;

    private static final String SAVE = """
        INSERT INTO question_progress (question_id, correct, wrong, unsure, recent, chronic, state, step, stability,
            difficulty, due, last_review, reps, lapses, folded_at, folded_origin, folded_position)
        SELECT question_id, correct, wrong, unsure, string_to_array(recent, ' '), chronic, state, step, stability,
            difficulty, due, last_review, reps, lapses, folded_at, folded_origin, folded_position
        FROM unnest(:questions, :correct, :wrong, :unsure, :recent, :chronic, :state, :step, :stability, :difficulty,
                 :due::timestamptz[], :lastReview::timestamptz[], :reps, :lapses, :foldedAt::timestamptz[],
                 :foldedOrigin, :foldedPosition)
             AS p (question_id, correct, wrong, unsure, recent, chronic, state, step, stability, difficulty, due,
                 last_review, reps, lapses, folded_at, folded_origin, folded_position)
        ON CONFLICT (question_id) DO UPDATE SET
            correct = excluded.correct, wrong = excluded.wrong, unsure = excluded.unsure,
            recent = excluded.recent, chronic = excluded.chronic, state = excluded.state, step = excluded.step,
            stability = excluded.stability, difficulty = excluded.difficulty, due = excluded.due,
            last_review = excluded.last_review, reps = excluded.reps, lapses = excluded.lapses,
            folded_at = excluded.folded_at, folded_origin = excluded.folded_origin,
            folded_position = excluded.folded_position
        """;

    @Override
    public List<Double> lock(long learnerId) {
        Double[] weights = Transactions.handle()
                .createQuery(LOCK)
                .bind("learner", learnerId)
                .mapTo(Double[].class)
                .one();
        return List.of(weights);
    }

    @Override
    public Map<Long, QuestionProgress> progress(Collection<Long> questionIds) {
        Map<Long, QuestionProgress> progress = new HashMap<>();
        Transactions.handle()
                .createQuery(PROGRESS)
                .bindArray("questions", Long.class, List.copyOf(questionIds))
                .map((row, context) -> progress(row))
                .forEach(one -> progress.put(one.questionId(), one));
        return progress;
    }

    @Override
    public List<LoggedAttempt> attempts(Collection<Long> questionIds) {
        return Transactions.handle()
                .createQuery(ATTEMPTS)
                .bindArray("questions", Long.class, List.copyOf(questionIds))
                .map((row, context) -> new LoggedAttempt(
                        row.getLong("question_id"),
                        new FoldPosition(time(row, "answered_at"), row.getString("origin"), row.getInt("position")),
                        Outcome.of(row.getString("outcome"))))
                .list();
    }

    @Override
    public void save(Collection<QuestionProgress> progress) {
        Transactions.handle()
                .createUpdate(SAVE)
                .bindArray("questions", Long.class, each(progress, QuestionProgress::questionId))
                .bindArray("correct", Integer.class, each(progress, p -> p.history()
                        .correct()))
                .bindArray(
                        "wrong", Integer.class, each(progress, p -> p.history().wrong()))
                .bindArray(
                        "unsure", Integer.class, each(progress, p -> p.history().unsure()))
                .bindArray("recent", String.class, each(progress, p -> recent(p.history())))
                .bindArray("chronic", Boolean.class, each(progress, p -> p.history()
                        .chronic()))
                .bindArray(
                        "state",
                        String.class,
                        each(progress, p -> wireName(p.memory().state())))
                .bindArray("step", Integer.class, each(progress, p -> p.memory().step()))
                .bindArray("stability", Double.class, each(progress, p -> p.memory()
                        .stability()))
                .bindArray("difficulty", Double.class, each(progress, p -> p.memory()
                        .difficulty()))
                .bindArray("due", String.class, each(progress, p -> p.memory()
                        .due()
                        .toString()))
                .bindArray(
                        "lastReview",
                        String.class,
                        each(progress, p -> String.valueOf(p.memory().lastReview())))
                .bindArray("reps", Integer.class, each(progress, p -> p.memory().reps()))
                .bindArray(
                        "lapses", Integer.class, each(progress, p -> p.memory().lapses()))
                .bindArray("foldedAt", String.class, each(progress, p -> p.last()
                        .answeredAt()
                        .toString()))
                .bindArray("foldedOrigin", String.class, each(progress, p -> p.last()
                        .origin()))
                .bindArray("foldedPosition", Integer.class, each(progress, p -> p.last()
                        .position()))
                .execute();
    }

    private static <V> List<V> each(Collection<QuestionProgress> progress, Function<QuestionProgress, V> part) {
        return progress.stream().map(part).toList();
    }

    private static QuestionProgress progress(ResultSet row) throws SQLException {
        List<Outcome> recent = Arrays.stream((String[]) row.getArray("recent").getArray())
                .map(Outcome::of)
                .toList();
        return new QuestionProgress(
                row.getLong("question_id"),
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
                new FoldPosition(
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
