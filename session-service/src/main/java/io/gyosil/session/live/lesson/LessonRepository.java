package io.gyosil.session.live.lesson;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lessons that are kept. What changes one returns it, alone. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface LessonRepository extends GenericRepository<LessonRepository.Row, UUID> {

    String COLUMNS = """
        id AS session_id, class_id, org_id, teacher_user_id, code, title, moderation, door_open, started_at, ended_at, end_reason,
        expires_at, last_seq, version
        """;

    String FIND = "SELECT " + COLUMNS + "FROM sessions WHERE id = :sessionId";

    String INSERT = """
        INSERT INTO sessions (id, class_id, org_id, teacher_user_id, title, moderation, started_at, expires_at, code)
        VALUES (:sessionId, :classId, :orgId, :teacherUserId, :title, :moderation, :startedAt, :expiresAt, :code)
        ON CONFLICT (code) WHERE ended_at IS NULL DO NOTHING
        RETURNING
        """ + COLUMNS;

    /** The seed's query, by the index {@code idx_session_code_active}. */
    String BY_CODE =
            "SELECT " + COLUMNS + "FROM sessions WHERE code = :code AND ended_at IS NULL AND expires_at > :now";

    String UPDATE = """
        UPDATE sessions SET title = :title, moderation = :moderation, door_open = :doorOpen, version = nextval('state_version')
        WHERE id = :sessionId
        RETURNING
        """ + COLUMNS;

    String EXTEND = """
        UPDATE sessions SET expires_at = greatest(expires_at, :until), version = nextval('state_version')
        WHERE id = :sessionId
        RETURNING
        """ + COLUMNS;

    String END = """
        UPDATE sessions SET ended_at = :at, end_reason = :reason, version = nextval('state_version')
        WHERE id = :sessionId
        RETURNING
        """ + COLUMNS;

    String EXPIRED = "SELECT " + COLUMNS + """
        FROM sessions
        WHERE ended_at IS NULL AND expires_at <= :now
        ORDER BY expires_at
        LIMIT :most
        FOR UPDATE SKIP LOCKED
        """;

    String OF_CLASS = "SELECT " + COLUMNS + """
        FROM sessions
        WHERE class_id = :classId
        ORDER BY ended_at NULLS FIRST
        LIMIT :most
        FOR UPDATE
        """;

    /** A row of lessons; {@link Lesson} says what is in it. */
    @MappedEntity("sessions")
    record Row(
            @Id UUID sessionId,
            String classId,
            long orgId,
            String teacherUserId,
            String code,
            @Nullable String title,
            String moderation,
            boolean doorOpen,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            Instant expiresAt,
            long lastSeq,
            long version) {

        /** What it says. */
        public Lesson lesson() {
            return new Lesson(
                    sessionId,
                    classId,
                    orgId,
                    teacherUserId,
                    code,
                    title,
                    moderation,
                    doorOpen,
                    startedAt,
                    endedAt,
                    endReason,
                    expiresAt,
                    lastSeq,
                    version);
        }
    }

    /** A lesson with the name of its class and how many joined. */
    @Introspected
    record Listed(
            UUID sessionId,
            String classId,
            String className,
            String code,
            @Nullable String title,
            String moderation,
            boolean doorOpen,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            Instant expiresAt,
            int participants,
            long lastSeq,
            long version) {

        /** The lesson as those see it who teach it. */
        public LessonView view() {
            return new LessonView(
                    sessionId,
                    classId,
                    className,
                    code,
                    title,
                    moderation,
                    doorOpen,
                    startedAt,
                    endedAt,
                    endReason,
                    expiresAt,
                    LessonView.joinPath(code),
                    participants,
                    lastSeq,
                    version);
        }
    }

    /**
     * What a code shows before one joins.
     *
     * @param sessionId the lesson
     * @param className what its class is called
     * @param title what the teacher calls it
     * @param expiresAt when it ends by itself
     */
    @Introspected
    @Schema(name = "Door")
    record Door(
            UUID sessionId,
            @Schema(example = "5학년 2반") String className,
            @Nullable @Schema(example = "분수의 덧셈") String title,
            Instant expiresAt) {}

    default Optional<Lesson> find(UUID sessionId) {
        return row(sessionId).map(Row::lesson);
    }

    /** Like {@link #find}; nothing happens in it until the transaction ends, but what this one does. */
    @Transactional(propagation = MANDATORY)
    default Optional<Lesson> lock(UUID sessionId) {
        return lockedRow(sessionId).map(Row::lesson);
    }

    /** The lesson that can be joined by a code now. */
    default Optional<Lesson> findByCode(String code, Instant now) {
        return rowByCode(code, now).map(Row::lesson);
    }

    @Query(FIND)
    Optional<Row> row(UUID sessionId);

    @Transactional(propagation = MANDATORY)
    @Query(FIND + " FOR UPDATE")
    Optional<Row> lockedRow(UUID sessionId);

    @Query(BY_CODE)
    Optional<Row> rowByCode(String code, Instant now);

    /** The codes by which lessons can be joined now. */
    @Query("SELECT code FROM sessions WHERE ended_at IS NULL AND expires_at > :now")
    List<String> openCodes(Instant now);

    /** The same, and the class's name with it: what a phone asks for that scanned a code is one trip. */
    @Query("""
        SELECT s.id AS session_id, coalesce(c.name, '') AS class_name, s.title, s.expires_at
        FROM sessions s LEFT JOIN classroom_ref c ON c.classroom_id = s.class_id
        WHERE s.code = :code AND s.ended_at IS NULL AND s.expires_at > :now
        """)
    Optional<Door> findDoor(String code, Instant now);

    /**
     * An organization's lessons, newest first, after one of them when it is not null.
     *
     * @param teacherId whose classes they must be of; null for anybody's
     * @param classId the class; null for any
     * @param active whether they must be running, or must have ended; null for all
     */
    @Query("""
        SELECT s.id AS session_id, s.class_id, coalesce(c.name, '') AS class_name, s.code, s.title, s.moderation, s.door_open,
            s.started_at, s.ended_at, s.end_reason, s.expires_at, s.last_seq, s.version,
            (SELECT count(*) FROM participant p WHERE p.session_id = s.id AND p.role = 'student') AS participants
        FROM sessions s LEFT JOIN classroom_ref c ON c.classroom_id = s.class_id
        WHERE s.org_id = :orgId
          AND (cast(:teacherId AS text) IS NULL OR (c.teacher_ids @> ARRAY[cast(:teacherId AS text)] AND NOT c.removed))
          AND (cast(:classId AS text) IS NULL OR s.class_id = :classId)
          AND (cast(:active AS boolean) IS NULL OR (s.ended_at IS NULL AND s.expires_at > :now) = :active)
          AND (cast(:afterStart AS timestamptz) IS NULL OR (s.started_at, s.id) < (:afterStart, cast(:afterId AS uuid)))
        ORDER BY s.started_at DESC, s.id DESC
        LIMIT :limit
        """)
    List<Listed> list(
            long orgId,
            @Nullable String teacherId,
            @Nullable String classId,
            @Nullable Boolean active,
            Instant now,
            @Nullable Instant afterStart,
            @Nullable UUID afterId,
            int limit);

    /** Makes one under a code; none when another lesson has that code now. */
    @Transactional(propagation = MANDATORY)
    @Query(INSERT)
    List<Row> insert(
            UUID sessionId,
            String classId,
            long orgId,
            String teacherUserId,
            @Nullable String title,
            String moderation,
            Instant startedAt,
            Instant expiresAt,
            String code);

    /** Sets what a teacher may set, of a lesson that is locked. */
    @Transactional(propagation = MANDATORY)
    @Query(UPDATE)
    List<Row> update(UUID sessionId, @Nullable String title, String moderation, boolean doorOpen);

    /** Lets it go on until then, unless it does so anyway. */
    @Transactional(propagation = MANDATORY)
    @Query(EXTEND)
    List<Row> extend(UUID sessionId, Instant until);

    /** Ends one that is locked. */
    @Transactional(propagation = MANDATORY)
    @Query(END)
    List<Row> end(UUID sessionId, Instant at, String reason);

    /** Locks lessons that have expired and nobody else has locked. */
    @Transactional(propagation = MANDATORY)
    @Query(EXPIRED)
    List<Row> lockExpired(Instant now, int most);

    /** Locks lessons of a class, the running ones first. */
    @Transactional(propagation = MANDATORY)
    @Query(OF_CLASS)
    List<Row> lockOfClass(String classId, int most);

    /** Removes lessons with everything that is of them. */
    @Transactional(propagation = MANDATORY)
    @Query("DELETE FROM sessions WHERE id = ANY (cast(:sessionIds AS uuid[]))")
    void remove(@TypeDef(type = DataType.STRING_ARRAY) String[] sessionIds);

    /** What the class of a lesson is called. */
    @Query("SELECT coalesce(max(name), '') AS name FROM classroom_ref WHERE classroom_id = :classId")
    String className(String classId);

    /** What a user is called. */
    @Query("SELECT name FROM user_ref WHERE user_id = :userId AND NOT removed AND name IS NOT NULL")
    Optional<String> userName(String userId);
}
