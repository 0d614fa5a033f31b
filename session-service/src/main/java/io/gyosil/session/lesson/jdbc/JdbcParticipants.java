package io.gyosil.session.lesson.jdbc;

import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.lesson.Participant;
import io.gyosil.session.lesson.Participants;
import io.gyosil.session.lesson.Seat;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcParticipants implements Participants {

    private static final String COLUMNS =
            "participant_id, session_id, role, user_id, nickname, avatar_id, state, joined_at, seen_at";

    private static final String INSERT = """
        INSERT INTO participant (participant_id, session_id, role, user_id, nickname, avatar_id, state, joined_at,
            device_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String ADD_TOKEN =
            "INSERT INTO participant_token (token_digest, participant_id) VALUES (?, ?)";

    private static final String HOLDER = """
        SELECT p.participant_id, p.session_id
        FROM participant_token t JOIN participant p USING (participant_id)
        WHERE t.token_digest = ?
        """;

    private static final String FIND = "SELECT " + COLUMNS + " FROM participant WHERE participant_id = ?";

    private static final String OF_USER =
            "SELECT " + COLUMNS + " FROM participant WHERE session_id = ? AND user_id = ? ORDER BY joined_at LIMIT 1";

    private static final String IS_BANNED = """
        SELECT EXISTS (SELECT FROM participant
                       WHERE session_id = ? AND state = 'banned' AND (nickname = ? OR device_id = ?))
        """;

    private static final String SET_STATE = "UPDATE participant SET state = ? WHERE participant_id = ?";

    private static final String LIST =
            "SELECT " + COLUMNS + " FROM participant WHERE session_id = ? ORDER BY joined_at, participant_id LIMIT ?";

    private static final String COUNT =
            "SELECT count(*) AS n FROM participant WHERE session_id = ? AND role = 'student'";

    @Override
    public void insert(Participant participant, @Nullable String deviceId) {
        Statements.later(
                INSERT,
                Arrays.asList(
                        participant.participantId(),
                        participant.sessionId(),
                        participant.role(),
                        participant.userId(),
                        participant.nickname(),
                        participant.avatarId(),
                        participant.state(),
                        participant.joinedAt().atOffset(ZoneOffset.UTC),
                        deviceId));
    }

    @Override
    public void addToken(UUID participantId, byte[] digest) {
        Statements.later(ADD_TOKEN, List.of(digest, participantId));
    }

    @Override
    public Optional<Seat> holder(byte[] digest) {
        return Statements.query(
                        HOLDER,
                        List.of(digest),
                        row -> new Seat(
                                row.getObject("participant_id", UUID.class), row.getObject("session_id", UUID.class)))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Participant> find(UUID participantId) {
        return Statements.query(FIND, List.of(participantId), JdbcParticipants::participant).stream()
                .findFirst();
    }

    @Override
    public Optional<Participant> ofUser(UUID sessionId, String userId) {
        return Statements.query(OF_USER, List.of(sessionId, userId), JdbcParticipants::participant).stream()
                .findFirst();
    }

    @Override
    public boolean isBanned(UUID sessionId, String nickname, @Nullable String deviceId) {
        return Statements.query(
                        IS_BANNED, Arrays.asList(sessionId, nickname, deviceId), row -> row.getBoolean("exists"))
                .getFirst();
    }

    @Override
    public void setState(UUID participantId, String state) {
        Statements.later(SET_STATE, List.of(state, participantId));
    }

    @Override
    public List<Participant> list(UUID sessionId, int most) {
        return Statements.query(LIST, List.of(sessionId, most), JdbcParticipants::participant);
    }

    @Override
    public int count(UUID sessionId) {
        return Statements.query(COUNT, List.of(sessionId), row -> row.getInt("n"))
                .getFirst();
    }

    private static Participant participant(ResultSet row) throws SQLException {
        return new Participant(
                row.getObject("participant_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getString("role"),
                row.getString("user_id"),
                row.getString("nickname"),
                row.getInt("avatar_id"),
                row.getString("state"),
                Cells.time(row, "joined_at"),
                row.getTimestamp("seen_at") == null ? null : Cells.time(row, "seen_at"));
    }
}
