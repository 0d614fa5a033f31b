package io.gyosil.session.card.jdbc;

import io.gyosil.kit.database.Statements;
import io.gyosil.session.card.Deck;
import io.gyosil.session.card.Problem;
import io.gyosil.session.lesson.Lesson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcDeck implements Deck {

    /**
     * A problem that came to the deck late is of round 0 and is shown in the round that is on, once: what is drawn takes over
     * the newest round, rather than counting its own. The last one of a round does not begin the next.
     */
    private static final String DRAW = """
        WITH deck AS MATERIALIZED (
            SELECT p.id, coalesce(m.round, 0) AS round
            FROM problems p
            LEFT JOIN deck_memory m ON m.class_id = ? AND m.problem_id = p.id
            WHERE p.org_id = ? AND (p.class_id IS NULL OR p.class_id = ?)%s
        ), newest AS (
            SELECT max(round) + (min(round) = max(round))::integer AS round FROM deck
        ), waiting AS (
            SELECT d.id, d.round FROM deck d JOIN newest n ON d.round < n.round
        ), drawn AS (
            SELECT w.id FROM waiting w
            ORDER BY w.round, w.id IS NOT DISTINCT FROM (
                SELECT c.problem_id FROM card c WHERE c.session_id = ? ORDER BY c.position DESC LIMIT 1), random()
            LIMIT 1
        )
        SELECT p.id, p.question, p.answer, p.type, p.difficulty, p.grade, (SELECT round FROM newest) AS round,
            (SELECT count(*) FROM waiting) - 1 AS remaining
        FROM problems p JOIN drawn d ON d.id = p.id
        FOR KEY SHARE OF p
        """;

    private static final String REMEMBER = """
        INSERT INTO deck_memory AS m (class_id, problem_id, round, last_shown_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (class_id, problem_id) DO UPDATE
        SET round = greatest(m.round, excluded.round), last_shown_at = excluded.last_shown_at
        """;

    private record Found(Drawn drawn, int round) {}

    @Override
    public Optional<Drawn> draw(Lesson lesson, Wish wish, Instant at) {
        Optional<Found> found = Statements.query(sql(wish), parameters(lesson, wish), JdbcDeck::read).stream()
                .findFirst();
        found.ifPresent(problem -> Statements.later(
                REMEMBER,
                List.of(lesson.classId(), problem.drawn().problemId(), problem.round(), at.atOffset(ZoneOffset.UTC))));
        return found.map(Found::drawn);
    }

    /** Only the conditions that are asked for, so that each way to ask has its own plan. */
    static String sql(Wish wish) {
        return DRAW.formatted((wish.grade() == null ? "" : " AND p.grade = ?")
                + (wish.difficulty() == null ? "" : " AND p.difficulty = ?")
                + (wish.type() == null ? "" : " AND p.type = ?"));
    }

    static List<@Nullable Object> parameters(Lesson lesson, Wish wish) {
        List<@Nullable Object> parameters =
                new ArrayList<>(Arrays.asList(lesson.classId(), lesson.orgId(), lesson.classId()));
        for (@Nullable Object wanted : Arrays.asList(wish.grade(), wish.difficulty(), wish.type())) {
            if (wanted != null) {
                parameters.add(wanted);
            }
        }
        parameters.add(lesson.sessionId());
        return parameters;
    }

    private static Found read(ResultSet row) throws SQLException {
        Problem.Content content = new Problem.Content(
                row.getString("question"),
                row.getString("answer"),
                row.getString("type"),
                row.getInt("difficulty"),
                row.getString("grade"));
        return new Found(
                new Drawn(row.getObject("id", UUID.class), content, row.getInt("remaining")), row.getInt("round"));
    }
}
