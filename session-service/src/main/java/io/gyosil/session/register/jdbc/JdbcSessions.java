package io.gyosil.session.register.jdbc;

import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.register.Register;
import io.gyosil.session.register.RegisterFilter;
import io.gyosil.session.register.RegisteredSession;
import io.gyosil.session.register.Sessions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcSessions implements Sessions, Register {

    private static final String COLUMNS =
            "session_id, user_id, classroom_id, started_at, ended_at, session_type, metadata::text AS metadata,"
                    + " version";

    static final String SELECT = "SELECT " + COLUMNS + " FROM session";

    private static final String FIND = SELECT + " WHERE session_id = ?";

    private static final String INSERT = """
        INSERT INTO session (session_id, user_id, classroom_id, started_at, ended_at, session_type, metadata)
        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
        RETURNING
        """ + COLUMNS;

    private static final String UPDATE = """
        UPDATE session SET classroom_id = ?, started_at = ?, ended_at = ?, session_type = ?, metadata = ?::jsonb,
            version = nextval('state_version')
        WHERE session_id = ?
        RETURNING
        """ + COLUMNS;

    private static final String PUT_STUDY =
            """
            INSERT INTO session AS s (session_id, user_id, started_at, ended_at, session_type, metadata)
            SELECT session_id, user_id, %s, %s, session_type, metadata::jsonb
            FROM unnest(?, ?, ?, ?, ?, ?) AS e (session_id, user_id, started_at, ended_at, session_type, metadata)
            ORDER BY session_id
            ON CONFLICT (session_id) DO UPDATE SET user_id = excluded.user_id, started_at = excluded.started_at,
                ended_at = excluded.ended_at, metadata = excluded.metadata, version = nextval('state_version')
            WHERE s.session_type = excluded.session_type
              AND (s.user_id, s.started_at, s.ended_at, s.metadata)
                  IS DISTINCT FROM (excluded.user_id, excluded.started_at, excluded.ended_at, excluded.metadata)
            """.formatted(ArrayParameter.TIME.formatted("started_at"), ArrayParameter.TIME.formatted("ended_at"));

    private static final List<ArrayParameter<RegisteredSession>> STUDY_COLUMNS = List.of(
            ArrayParameter.texts(RegisteredSession::sessionId),
            ArrayParameter.texts(RegisteredSession::userId),
            ArrayParameter.times(RegisteredSession::startedAt),
            ArrayParameter.times(session -> Objects.requireNonNull(session.endedAt())),
            ArrayParameter.texts(RegisteredSession::sessionType),
            ArrayParameter.texts(RegisteredSession::metadata));

    private static final String OPENED = """
        INSERT INTO session (session_id, user_id, classroom_id, started_at, session_type)
        VALUES (?, ?, ?, ?, 'live')
        """;
    private static final String ENDED = """
        UPDATE session SET ended_at = ?, version = nextval('state_version')
        WHERE session_id = ? AND ended_at IS NULL
        """;
    private static final String REMOVED = "DELETE FROM session WHERE session_id = ANY (?) AND session_type = 'live'";

    private static final String IS_ENROLLED = """
        SELECT FROM enrollment_ref e JOIN classroom_ref r ON r.classroom_id = e.classroom_id AND NOT r.removed
        WHERE e.user_id = ? AND e.classroom_id = ? AND NOT e.removed
        """;

    @Override
    public Optional<RegisteredSession> find(String sessionId) {
        return Statements.query(FIND, List.of(sessionId), JdbcSessions::read).stream()
                .findFirst();
    }

    @Override
    public Optional<RegisteredSession> lock(String sessionId) {
        return Statements.query(FIND + " FOR UPDATE", List.of(sessionId), JdbcSessions::read).stream()
                .findFirst();
    }

    @Override
    public List<RegisteredSession> list(RegisterFilter filter, RegisterFilter.@Nullable Place after, int most) {
        RegisterSql query = new RegisterSql(filter, after, most);
        return Statements.query(query.sql(), query.parameters(), JdbcSessions::read);
    }

    @Override
    public RegisteredSession insert(RegisteredSession session) {
        return Statements.query(
                        INSERT,
                        Arrays.asList(
                                session.sessionId(),
                                session.userId(),
                                session.classroomId(),
                                at(session.startedAt()),
                                at(session.endedAt()),
                                session.sessionType(),
                                session.metadata()),
                        JdbcSessions::read)
                .getFirst();
    }

    @Override
    public RegisteredSession update(RegisteredSession session) {
        return Statements.query(
                        UPDATE,
                        Arrays.asList(
                                session.classroomId(),
                                at(session.startedAt()),
                                at(session.endedAt()),
                                session.sessionType(),
                                session.metadata(),
                                session.sessionId()),
                        JdbcSessions::read)
                .getFirst();
    }

    @Override
    public void putStudy(List<RegisteredSession> sessions) {
        Statements.later(PUT_STUDY, ArrayParameter.arrays(STUDY_COLUMNS, sessions));
    }

    @Override
    public boolean isEnrolled(String userId, String classroomId) {
        return !Statements.query(IS_ENROLLED, List.of(userId, classroomId), row -> true)
                .isEmpty();
    }

    @Override
    public void opened(UUID sessionId, String userId, String classroomId, Instant startedAt) {
        Statements.later(OPENED, Arrays.asList(sessionId.toString(), userId, classroomId, at(startedAt)));
    }

    @Override
    public void ended(UUID sessionId, Instant endedAt) {
        Statements.later(ENDED, Arrays.asList(at(endedAt), sessionId.toString()));
    }

    @Override
    public void removed(List<UUID> sessionIds) {
        Statements.later(REMOVED, List.of((Object)
                sessionIds.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static RegisteredSession read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new RegisteredSession(
                row.getString("session_id"),
                row.getString("user_id"),
                row.getString("classroom_id"),
                Cells.time(row, "started_at"),
                ended == null ? null : ended.toInstant(),
                row.getString("session_type"),
                row.getString("metadata"),
                row.getLong("version"));
    }
}
