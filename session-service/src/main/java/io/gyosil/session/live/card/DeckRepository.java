package io.gyosil.session.live.card;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The exercises for a class, in rounds: each is drawn once before any is drawn again, those that the class has not seen for the
 * most rounds first, by chance among equals.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
interface DeckRepository extends GenericRepository<DeckRepository.Drawn, UUID> {

    /**
     * An exercise that was drawn.
     *
     * @param round the class's round in which it was
     * @param remaining how many are still to come in this round
     */
    @Introspected
    record Drawn(
            UUID problemId,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade,
            int round,
            int remaining) {}

    /**
     * Draws an exercise of the organization or the class. One that came to the deck late is of round 0 and is shown in the
     * round that is on, once: what is drawn takes over the newest round, rather than counting its own. The last one of a
     * round does not begin the next.
     *
     * @param grade for whom it must be; null for any, as the others
     */
    @Query("""
        WITH deck AS MATERIALIZED (
            SELECT p.id, coalesce(m.round, 0) AS round
            FROM problems p
            LEFT JOIN deck_memory m ON m.class_id = :classId AND m.problem_id = p.id
            WHERE p.org_id = :orgId AND (p.class_id IS NULL OR p.class_id = :classId)
              AND (cast(:grade AS text) IS NULL OR p.grade = :grade)
              AND (cast(:difficulty AS integer) IS NULL OR p.difficulty = :difficulty)
              AND (cast(:type AS text) IS NULL OR p.type = :type)
        ), newest AS (
            SELECT max(round) + cast(min(round) = max(round) AS integer) AS round FROM deck
        ), waiting AS (
            SELECT d.id, d.round FROM deck d JOIN newest n ON d.round < n.round
        ), drawn AS (
            SELECT w.id FROM waiting w
            ORDER BY w.round, w.id IS NOT DISTINCT FROM (
                SELECT c.problem_id FROM card c WHERE c.session_id = :sessionId ORDER BY c.position DESC LIMIT 1), random()
            LIMIT 1
        )
        SELECT p.id AS problem_id, p.question, p.answer, p.type, p.difficulty, p.grade,
            (SELECT round FROM newest) AS round, (SELECT count(*) FROM waiting) - 1 AS remaining
        FROM problems p JOIN drawn d ON d.id = p.id
        FOR KEY SHARE OF p
        """)
    Optional<Drawn> draw(
            String classId,
            long orgId,
            UUID sessionId,
            @Nullable String grade,
            @Nullable Integer difficulty,
            @Nullable String type);

    /** Remembers that the class saw it in that round. */
    @Query("""
        INSERT INTO deck_memory AS m (class_id, problem_id, round, last_shown_at)
        VALUES (:classId, :problemId, :round, :at)
        ON CONFLICT (class_id, problem_id) DO UPDATE
        SET round = greatest(m.round, excluded.round), last_shown_at = excluded.last_shown_at
        """)
    void remember(String classId, UUID problemId, int round, Instant at);
}
