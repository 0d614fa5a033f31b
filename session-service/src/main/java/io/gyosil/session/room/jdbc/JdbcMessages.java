package io.gyosil.session.room.jdbc;

import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.room.Message;
import io.gyosil.session.room.Messages;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query says from when on, so that the days before the lesson are not looked at. */
@Singleton
class JdbcMessages implements Messages {

    private static final String COLUMNS =
            "id, participant_id, nickname, avatar_id, content, state, hold_reason, moderated, seq, created_at";

    private static final String INSERT = """
        INSERT INTO messages (id, session_id, participant_id, client_id, nickname, avatar_id, content, state, hold_reason,
            seq, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String FIND_SENT = "SELECT " + COLUMNS
            + " FROM messages WHERE participant_id = ? AND client_id = ? AND created_at >= ? AND session_id = ?";

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM messages WHERE id = ? AND created_at >= ? AND session_id = ?";

    private static final String UPDATE =
            "UPDATE messages SET state = ?, moderated = ?, seq = ? WHERE id = ? AND created_at = ?";

    private static final String LIST = "SELECT " + COLUMNS + " FROM messages";

    @Override
    public Optional<Message> findSent(Lesson lesson, UUID participantId, String clientId) {
        return Statements.query(
                        FIND_SENT,
                        List.of(participantId, clientId, at(lesson.since()), lesson.sessionId()),
                        JdbcMessages::message)
                .stream()
                .findFirst();
    }

    @Override
    public void insert(Lesson lesson, Message message, String clientId) {
        Statements.later(
                INSERT,
                Arrays.asList(
                        message.messageId(),
                        lesson.sessionId(),
                        message.participantId(),
                        clientId,
                        message.nickname(),
                        message.avatarId(),
                        message.content(),
                        message.state(),
                        message.holdReason(),
                        message.seq(),
                        at(message.createdAt())));
    }

    @Override
    public Optional<Message> find(Lesson lesson, UUID messageId) {
        return Statements.query(FIND, List.of(messageId, at(lesson.since()), lesson.sessionId()), JdbcMessages::message)
                .stream()
                .findFirst();
    }

    @Override
    public void update(Message message) {
        Statements.later(
                UPDATE,
                Arrays.asList(
                        message.state(),
                        message.moderated(),
                        message.seq(),
                        message.messageId(),
                        at(message.createdAt())));
    }

    @Override
    public List<Message> list(Lesson lesson, List<String> states, @Nullable Place before, int most) {
        Listing listing = new Listing(LIST)
                .where("session_id = ?", lesson.sessionId())
                .where("created_at >= ?", at(lesson.since()))
                .where("state = ANY (?)", states.toArray(String[]::new));
        if (before != null) {
            listing.where("(created_at, id) < (?", at(before.createdAt())).and(", ?)", before.messageId());
        }
        return listing.rows("created_at DESC, id DESC", 0, most, JdbcMessages::message);
    }

    static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getObject("participant_id", UUID.class),
                row.getString("nickname"),
                row.getInt("avatar_id"),
                row.getString("content"),
                row.getString("state"),
                row.getString("hold_reason"),
                row.getBoolean("moderated"),
                Cells.number(row, "seq"),
                Cells.time(row, "created_at"));
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
