package io.gyosil.session.lesson.jdbc;

import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.Lessons;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
class JdbcLessons implements Lessons {

    private static final String COLUMNS = """
        id, class_id, org_id, teacher_user_id, code, title, moderation, started_at, ended_at, end_reason, expires_at,
        last_seq, version\
        """;

    private static final String INSERT = """
        INSERT INTO sessions (id, class_id, org_id, teacher_user_id, title, moderation, started_at, expires_at, code)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (code) WHERE ended_at IS NULL DO NOTHING
        RETURNING
        """ + COLUMNS;

    private static final String FIND = "SELECT " + COLUMNS + " FROM sessions WHERE id = ?";

    /** The seed's query, by the index {@code idx_session_code_active}. */
    static final String BY_CODE =
            "SELECT " + COLUMNS + " FROM sessions WHERE code = ? AND ended_at IS NULL AND expires_at > ?";

    /** The same, and the class's name with it: what a phone asks for that scanned a code is one trip. */
    static final String DOOR = """
        SELECT s.id, c.name, s.title, s.expires_at
        FROM sessions s LEFT JOIN classroom_ref c ON c.classroom_id = s.class_id
        WHERE s.code = ? AND s.ended_at IS NULL AND s.expires_at > ?
        """;

    private static final String UPDATE = """
        UPDATE sessions SET title = ?, moderation = ?, version = nextval('state_version') WHERE id = ?
        RETURNING
        """ + COLUMNS;

    private static final String EXTEND = """
        UPDATE sessions SET expires_at = greatest(expires_at, ?), version = nextval('state_version') WHERE id = ?
        RETURNING
        """ + COLUMNS;

    private static final String END = """
        UPDATE sessions SET ended_at = ?, end_reason = ?, version = nextval('state_version') WHERE id = ?
        RETURNING
        """ + COLUMNS;

    private static final String EXPIRED = "SELECT " + COLUMNS + """
         FROM sessions WHERE ended_at IS NULL AND expires_at <= ? ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED
        """;

    private static final String OF_CLASS = "SELECT " + COLUMNS + """
         FROM sessions WHERE class_id = ? ORDER BY ended_at NULLS FIRST LIMIT ? FOR UPDATE
        """;

    private static final String REMOVE = "DELETE FROM sessions WHERE id = ANY (?)";

    private static final String LIST = """
        SELECT s.id, s.class_id, s.org_id, s.teacher_user_id, s.code, s.title, s.moderation, s.started_at, s.ended_at,
            s.end_reason, s.expires_at, s.last_seq, s.version, c.name AS class_name,
            (SELECT count(*) FROM participant p WHERE p.session_id = s.id AND p.role = 'student') AS participants
        FROM sessions s LEFT JOIN classroom_ref c ON c.classroom_id = s.class_id
        """;

    private static final String CLASS_NAME = "SELECT name FROM classroom_ref WHERE classroom_id = ?";
    private static final String USER_NAME = "SELECT name FROM user_ref WHERE user_id = ? AND NOT removed";

    @Override
    public Optional<Lesson> insert(UUID sessionId, Draft draft, String code) {
        return first(Statements.query(
                INSERT,
                Arrays.asList(
                        sessionId,
                        draft.classId(),
                        draft.orgId(),
                        draft.teacherUserId(),
                        draft.title(),
                        draft.moderation(),
                        at(draft.startedAt()),
                        at(draft.expiresAt()),
                        code),
                JdbcLessons::lesson));
    }

    @Override
    public Optional<Lesson> find(UUID sessionId) {
        return first(Statements.query(FIND, List.of(sessionId), JdbcLessons::lesson));
    }

    @Override
    public Optional<Lesson> lock(UUID sessionId) {
        return first(Statements.query(FIND + " FOR UPDATE", List.of(sessionId), JdbcLessons::lesson));
    }

    @Override
    public Optional<Lesson> findByCode(String code, Instant now) {
        return first(Statements.query(BY_CODE, List.of(code, at(now)), JdbcLessons::lesson));
    }

    @Override
    public Optional<Door> findDoor(String code, Instant now) {
        return Statements.query(
                        DOOR,
                        List.of(code, at(now)),
                        row -> new Door(
                                row.getObject("id", UUID.class),
                                Objects.requireNonNullElse(row.getString("name"), ""),
                                row.getString("title"),
                                Cells.time(row, "expires_at")))
                .stream()
                .findFirst();
    }

    @Override
    public Lesson update(UUID sessionId, @Nullable String title, String moderation) {
        return Statements.query(UPDATE, Arrays.asList(title, moderation, sessionId), JdbcLessons::lesson)
                .getFirst();
    }

    @Override
    public Lesson extend(UUID sessionId, Instant expiresAt) {
        return Statements.query(EXTEND, List.of(at(expiresAt), sessionId), JdbcLessons::lesson)
                .getFirst();
    }

    @Override
    public Lesson end(UUID sessionId, Instant at, String reason) {
        return Statements.query(END, List.of(at(at), reason, sessionId), JdbcLessons::lesson)
                .getFirst();
    }

    @Override
    public List<Lesson> lockExpired(Instant now, int most) {
        return Statements.query(EXPIRED, List.of(at(now), most), JdbcLessons::lesson);
    }

    @Override
    public List<Lesson> lockOfClass(String classId, int most) {
        return Statements.query(OF_CLASS, List.of(classId, most), JdbcLessons::lesson);
    }

    @Override
    public void remove(List<UUID> sessionIds) {
        Statements.later(REMOVE, List.of((Object) sessionIds.toArray(UUID[]::new)));
    }

    @Override
    public List<Listed> list(Filter filter, @Nullable Place after, int most) {
        Listing listing = new Listing(LIST)
                .where("s.org_id = ?", filter.orgId())
                .where("c.teacher_id = ?::text AND NOT c.removed", filter.teacherId())
                .where("s.class_id = ?", filter.classId());
        if (filter.active() != null) {
            listing.where("(s.ended_at IS NULL AND s.expires_at > ?) = ?", at(filter.now()))
                    .and("", filter.active());
        }
        if (after != null) {
            listing.where("(s.started_at, s.id) < (?", at(after.startedAt())).and(", ?)", after.sessionId());
        }
        return listing.rows(
                "s.started_at DESC, s.id DESC",
                0,
                most,
                row -> new Listed(
                        lesson(row),
                        Objects.requireNonNullElse(row.getString("class_name"), ""),
                        row.getInt("participants")));
    }

    @Override
    public String className(String classId) {
        return Statements.query(CLASS_NAME, List.of(classId), row -> String.valueOf(row.getString("name"))).stream()
                .findFirst()
                .orElse("");
    }

    @Override
    public Optional<String> userName(String userId) {
        return Statements.query(USER_NAME, List.of(userId), row -> Optional.ofNullable(row.getString("name"))).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Lesson> first(List<Lesson> lessons) {
        return lessons.stream().findFirst();
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Lesson(
                row.getObject("id", UUID.class),
                row.getString("class_id"),
                row.getLong("org_id"),
                row.getString("teacher_user_id"),
                row.getString("code"),
                row.getString("title"),
                row.getString("moderation"),
                Cells.time(row, "started_at"),
                ended == null ? null : Cells.time(row, "ended_at"),
                row.getString("end_reason"),
                Cells.time(row, "expires_at"),
                row.getLong("last_seq"),
                row.getLong("version"));
    }
}
