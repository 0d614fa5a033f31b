package io.gyosil.session.live.card;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cards of lessons and their answers. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CardRepository extends GenericRepository<CardRepository.Row, UUID> {

    String COLUMNS = """
        c.card_id, c.session_id, c.problem_id, c.position, c.question, c.answer, c.type, c.difficulty, c.grade,
        c.remaining, c.shown_at, c.closed_at,
        (SELECT count(*) FROM card_answer a WHERE a.card_id = c.card_id) AS answered
        """;

    String SELECT = "SELECT " + COLUMNS + "FROM card c\n";

    String INSERT = """
        INSERT INTO card AS c (card_id, session_id, problem_id, position, question, answer, type, difficulty, grade,
            remaining, shown_at)
        VALUES (:cardId, :sessionId, :problemId,
            (SELECT coalesce(max(position), 0) + 1 FROM card WHERE session_id = :sessionId),
            :question, :answer, :type, :difficulty, :grade, :remaining, :shownAt)
        RETURNING
        """ + COLUMNS;

    /** A row of cards; {@link Card} says what is in it. */
    @MappedEntity("card")
    record Row(
            @Id UUID cardId,
            UUID sessionId,
            UUID problemId,
            int position,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade,
            int remaining,
            Instant shownAt,
            @Nullable Instant closedAt,
            int answered) {

        Card card() {
            return new Card(
                    cardId,
                    sessionId,
                    problemId,
                    position,
                    new Exercise.Content(question, answer, type, difficulty, grade),
                    remaining,
                    shownAt,
                    closedAt,
                    answered);
        }
    }

    /** What a participant answered. */
    @Introspected
    record Answer(String answer, boolean correct) {}

    /** How many answered alike. */
    @Introspected
    record Alike(String answer, boolean correct, int times) {}

    /**
     * How many answered.
     *
     * @param people how many pupils are in the lesson
     */
    @Introspected
    record Totals(int answered, int correct, int people) {}

    /** Puts an exercise on a card behind those that the lesson has: that card, alone. */
    @Transactional(propagation = MANDATORY)
    @Query(INSERT)
    List<Row> insert(
            UUID cardId,
            UUID sessionId,
            UUID problemId,
            String question,
            String answer,
            String type,
            int difficulty,
            String grade,
            int remaining,
            Instant shownAt);

    @Query(SELECT + "WHERE c.session_id = :sessionId AND c.card_id = :cardId")
    Optional<Row> find(UUID sessionId, UUID cardId);

    /** The one that is open. */
    @Query(SELECT + "WHERE c.session_id = :sessionId AND c.closed_at IS NULL")
    Optional<Row> open(UUID sessionId);

    @Transactional(propagation = MANDATORY)
    @Query("UPDATE card SET closed_at = :at WHERE card_id = :cardId AND closed_at IS NULL")
    void close(UUID cardId, Instant at);

    /** In the order in which they were shown. */
    @Query(SELECT + "WHERE c.session_id = :sessionId AND c.position > :after ORDER BY c.position LIMIT :most")
    List<Row> list(UUID sessionId, int after, int most);

    @Query("SELECT answer, correct FROM card_answer WHERE card_id = :cardId AND participant_id = :participantId")
    Optional<Answer> answer(UUID cardId, UUID participantId);

    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO card_answer (card_id, participant_id, answer, correct, answered_at)
        VALUES (:cardId, :participantId, :answer, :correct, :at)
        """)
    void addAnswer(UUID cardId, UUID participantId, String answer, boolean correct, Instant at);

    @Query("""
        SELECT count(*) AS answered, count(*) FILTER (WHERE a.correct) AS correct,
            (SELECT count(*) FROM participant p
             WHERE p.session_id = :sessionId AND p.role = 'student' AND p.state = 'in') AS people
        FROM card_answer a
        WHERE a.card_id = :cardId
        """)
    Totals totals(UUID sessionId, UUID cardId);

    /** The most frequent, so that a crowd of different ones does not fill a frame. */
    @Query("""
        SELECT answer, correct, count(*) AS times FROM card_answer WHERE card_id = :cardId
        GROUP BY answer, correct ORDER BY times DESC, min(answered_at), answer LIMIT 100
        """)
    List<Alike> answers(UUID cardId);

    /** How a card was answered. */
    default CardResults results(Card card) {
        Totals totals = totals(card.sessionId(), card.cardId());
        return new CardResults(
                card.cardId(),
                card.content().answer(),
                totals.answered(),
                totals.correct(),
                totals.answered() - totals.correct(),
                totals.people(),
                answers(card.cardId()).stream()
                        .map(alike -> new CardResults.Answers(alike.answer(), alike.times(), alike.correct()))
                        .toList(),
                null);
    }
}
