package io.gyosil.session.card.jdbc;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.card.Card;
import io.gyosil.session.card.CardResults;
import io.gyosil.session.card.Cards;
import io.gyosil.session.card.Deck;
import io.gyosil.session.card.Problem;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class JdbcCards implements Cards {

    private static final String COLUMNS = """
        c.card_id, c.session_id, c.problem_id, c.position, c.question, c.answer, c.type, c.difficulty, c.grade,
        c.remaining, c.shown_at, c.closed_at,
        (SELECT count(*) FROM card_answer a WHERE a.card_id = c.card_id) AS answered
        """;

    private static final String SELECT = "SELECT " + COLUMNS + "FROM card c\n";

    private static final String FIND = SELECT + "WHERE c.session_id = ? AND c.card_id = ?";

    private static final String OPEN = SELECT + "WHERE c.session_id = ? AND c.closed_at IS NULL";

    private static final String LIST = SELECT + "WHERE c.session_id = ? AND c.position > ? ORDER BY c.position LIMIT ?";

    private static final String INSERT = """
        INSERT INTO card AS c (card_id, session_id, problem_id, position, question, answer, type, difficulty, grade,
            remaining, shown_at)
        VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM card WHERE session_id = ?), ?, ?, ?, ?, ?, ?, ?)
        RETURNING
        """ + COLUMNS;

    private static final String CLOSE = "UPDATE card SET closed_at = ? WHERE card_id = ? AND closed_at IS NULL";

    private static final String OWN =
            "SELECT answer, correct FROM card_answer WHERE card_id = ? AND participant_id = ?";

    private static final String ANSWER = """
        INSERT INTO card_answer (card_id, participant_id, answer, correct, answered_at) VALUES (?, ?, ?, ?, ?)
        """;

    private static final String TOTALS = """
        SELECT count(*) AS answered, count(*) FILTER (WHERE a.correct) AS correct,
            (SELECT count(*) FROM participant p
             WHERE p.session_id = ? AND p.role = 'student' AND p.state = 'in') AS people
        FROM card_answer a
        WHERE a.card_id = ?
        """;

    /** The most frequent, so that a crowd of different ones does not fill a frame. */
    private static final String ANSWERS = """
        SELECT answer, correct, count(*) AS times FROM card_answer WHERE card_id = ?
        GROUP BY answer, correct ORDER BY times DESC, min(answered_at), answer LIMIT 100
        """;

    @Override
    public Card insert(UUID sessionId, Deck.Drawn drawn, Instant at) {
        Problem.Content content = drawn.content();
        return Statements.query(
                        INSERT,
                        List.of(
                                UuidCreator.getTimeOrderedEpoch(),
                                sessionId,
                                drawn.problemId(),
                                sessionId,
                                content.question(),
                                content.answer(),
                                content.type(),
                                content.difficulty(),
                                content.grade(),
                                drawn.left(),
                                at(at)),
                        JdbcCards::read)
                .getFirst();
    }

    @Override
    public Optional<Card> find(UUID sessionId, UUID cardId) {
        return Statements.query(FIND, List.of(sessionId, cardId), JdbcCards::read).stream()
                .findFirst();
    }

    @Override
    public Optional<Card> open(UUID sessionId) {
        return Statements.query(OPEN, List.of(sessionId), JdbcCards::read).stream()
                .findFirst();
    }

    @Override
    public void close(UUID cardId, Instant at) {
        Statements.later(CLOSE, List.of(at(at), cardId));
    }

    @Override
    public List<Card> list(UUID sessionId, int afterPosition, int most) {
        return Statements.query(LIST, List.of(sessionId, afterPosition, most), JdbcCards::read);
    }

    @Override
    public Optional<CardResults.Own> answer(UUID cardId, UUID participantId) {
        return Statements.query(
                        OWN,
                        List.of(cardId, participantId),
                        row -> new CardResults.Own(row.getString("answer"), row.getBoolean("correct")))
                .stream()
                .findFirst();
    }

    @Override
    public void answer(UUID cardId, UUID participantId, CardResults.Own answer, Instant at) {
        Statements.later(ANSWER, List.of(cardId, participantId, answer.answer(), answer.correct(), at(at)));
    }

    @Override
    public CardResults results(Card card) {
        List<CardResults.Answers> answers = Statements.query(
                ANSWERS,
                List.of(card.cardId()),
                row -> new CardResults.Answers(
                        row.getString("answer"), row.getInt("times"), row.getBoolean("correct")));
        return Statements.query(TOTALS, List.of(card.sessionId(), card.cardId()), row -> {
                    int answered = row.getInt("answered");
                    int correct = row.getInt("correct");
                    return new CardResults(
                            card.cardId(),
                            card.content().answer(),
                            answered,
                            correct,
                            answered - correct,
                            row.getInt("people"),
                            answers,
                            null);
                })
                .getFirst();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Card read(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Card(
                row.getObject("card_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getObject("problem_id", UUID.class),
                row.getInt("position"),
                new Problem.Content(
                        row.getString("question"),
                        row.getString("answer"),
                        row.getString("type"),
                        row.getInt("difficulty"),
                        row.getString("grade")),
                row.getInt("remaining"),
                Cells.time(row, "shown_at"),
                closed == null ? null : closed.toInstant(),
                row.getInt("answered"));
    }
}
