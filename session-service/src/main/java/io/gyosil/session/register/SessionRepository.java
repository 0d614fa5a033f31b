package io.gyosil.session.register;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the register. Who may see sessions by two reasons gets those of each and then the newest of both: with an OR
 * between them neither could go by its index.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<RegisteredSession, String> {

    String COLUMNS = """
        session_id, user_id, classroom_id, started_at, ended_at, session_type, cast(metadata AS text) AS metadata,
        version
        """;

    String FIND = "SELECT " + COLUMNS + "FROM session WHERE session_id = :sessionId";

    String INSERT = """
        INSERT INTO session (session_id, user_id, classroom_id, started_at, ended_at, session_type, metadata)
        VALUES (:sessionId, :userId, :classroomId, :startedAt, :endedAt, :sessionType, cast(:metadata AS jsonb))
        RETURNING
        """ + COLUMNS;

    String UPDATE = """
        UPDATE session SET classroom_id = :classroomId, started_at = :startedAt, ended_at = :endedAt,
            session_type = :sessionType, metadata = cast(:metadata AS jsonb), version = nextval('state_version')
        WHERE session_id = :sessionId
        RETURNING
        """ + COLUMNS;

    String SELECT = "SELECT " + COLUMNS + "FROM session s\nWHERE ";

    String NEWEST_FIRST = """
        ORDER BY started_at DESC, session_id DESC
        LIMIT :limit
        """;

    /** Of those that somebody may see, the ones that are wanted. */
    String WANTED = """

          AND (cast(:userId AS text) IS NULL OR s.user_id = :userId)
          AND (cast(:classroomId AS text) IS NULL OR s.classroom_id = :classroomId)
          AND (cast(:sessionType AS text) IS NULL OR s.session_type = :sessionType)
          AND (cast(:earliest AS timestamptz) IS NULL OR s.started_at >= :earliest)
          AND (cast(:latest AS timestamptz) IS NULL OR s.started_at < :latest)
          AND (cast(:afterStart AS timestamptz) IS NULL OR (s.started_at, s.session_id) < (:afterStart, :afterId))
        """ + NEWEST_FIRST;

    String OF_USER = SELECT + "s.user_id = :ofUser" + WANTED;

    String OF_CLASS = SELECT + "s.classroom_id = :ofClass" + WANTED;

    String OF_ORGANIZATION = "(" + SELECT + """
        s.user_id IN (SELECT u.user_id FROM user_ref u WHERE u.org_id = cast(:orgId AS bigint) AND NOT u.removed)\
        """ + WANTED + ")\nUNION\n(" + SELECT + """
        s.classroom_id IN (
            SELECT r.classroom_id FROM classroom_ref r WHERE r.org_id = cast(:orgId AS bigint) AND NOT r.removed)\
        """ + WANTED + ")\n" + NEWEST_FIRST;

    String OF_TEACHER = "(" + SELECT + "s.user_id = :ofUser" + WANTED + ")\nUNION\n(" + SELECT + """
            s.user_id IN (
                SELECT e.user_id
                FROM classroom_ref r
                JOIN enrollment_ref e ON e.classroom_id = r.classroom_id AND NOT e.removed
                JOIN user_ref u ON u.user_id = e.user_id AND u.org_id = cast(:orgId AS bigint) AND NOT u.removed
                WHERE r.teacher_ids @> ARRAY[cast(:teacherId AS text)] AND NOT r.removed AND coalesce(r.org_id, u.org_id) = u.org_id)\
            """ + WANTED
            + ")\nUNION\n(" + SELECT + """
            s.classroom_id IN (
                SELECT r.classroom_id FROM classroom_ref r
                WHERE r.org_id = cast(:orgId AS bigint) AND r.teacher_ids @> ARRAY[cast(:teacherId AS text)] AND NOT r.removed)\
            """ + WANTED + ")\n" + NEWEST_FIRST;

    @Query(FIND)
    Optional<RegisteredSession> find(String sessionId);

    /** Like {@link #find}; nobody else changes it until the transaction ends. */
    @Transactional(propagation = MANDATORY)
    @Query(FIND + " FOR UPDATE")
    Optional<RegisteredSession> lock(String sessionId);

    /**
     * Enters one; its version is given here.
     *
     * @return it, alone
     */
    @Transactional(propagation = MANDATORY)
    @Query(INSERT)
    List<RegisteredSession> insert(
            String sessionId,
            String userId,
            @Nullable String classroomId,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String sessionType,
            @Nullable String metadata);

    /**
     * Replaces one that is locked.
     *
     * @return it, alone
     */
    @Transactional(propagation = MANDATORY)
    @Query(UPDATE)
    List<RegisteredSession> update(
            String sessionId,
            @Nullable String classroomId,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String sessionType,
            @Nullable String metadata);

    /**
     * Enters study sessions, or replaces those that are there already and differ; those of other kinds stay. Times are
     * microseconds since 1970.
     */
    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO session AS s (session_id, user_id, started_at, ended_at, session_type, metadata)
        SELECT session_id, user_id, timestamptz 'epoch' + started_at * interval '1 microsecond',
            timestamptz 'epoch' + ended_at * interval '1 microsecond', 'study', cast(metadata AS jsonb)
        FROM unnest(:sessionIds, :userIds, :starts, :ends, :metadataTexts)
             AS e (session_id, user_id, started_at, ended_at, metadata)
        ORDER BY session_id
        ON CONFLICT (session_id) DO UPDATE SET user_id = excluded.user_id, started_at = excluded.started_at,
            ended_at = excluded.ended_at, metadata = excluded.metadata, version = nextval('state_version')
        WHERE s.session_type = excluded.session_type
          AND (s.user_id, s.started_at, s.ended_at, s.metadata)
              IS DISTINCT FROM (excluded.user_id, excluded.started_at, excluded.ended_at, excluded.metadata)
        """)
    void putStudy(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessionIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] userIds,
            long[] starts,
            long[] ends,
            @TypeDef(type = DataType.STRING_ARRAY) String[] metadataTexts);

    /** Whether a user is in a class. */
    @Query("""
        SELECT EXISTS (
            SELECT FROM enrollment_ref e JOIN classroom_ref r ON r.classroom_id = e.classroom_id AND NOT r.removed
            WHERE e.user_id = :userId AND e.classroom_id = :classroomId AND NOT e.removed) AS enrolled
        """)
    boolean isEnrolled(String userId, String classroomId);

    /** Newest first. */
    default List<RegisteredSession> list(RegisterFilter filter, RegisterFilter.@Nullable Place after, int limit) {
        Instant start = after == null ? null : after.startedAt();
        String id = after == null ? null : after.sessionId();
        String user = filter.userId();
        String classroom = filter.classroomId();
        String type = filter.sessionType();
        Instant from = filter.from();
        Instant to = filter.to();
        return switch (filter.scope()) {
            case Scope.OfUser(String of) -> ofUser(of, null, classroom, type, from, to, start, id, limit);
            case Scope.OfClass(String of) -> ofClass(of, user, null, type, from, to, start, id, limit);
            case Scope.OfOrganization(Long orgId) ->
                ofOrganization(orgId, user, classroom, type, from, to, start, id, limit);
            case Scope.OfTeacher(String of, String teacherId, Long orgId) ->
                ofTeacher(of, teacherId, orgId, user, classroom, type, from, to, start, id, limit);
        };
    }

    @Query(OF_USER)
    List<RegisteredSession> ofUser(
            String ofUser,
            @Nullable String userId,
            @Nullable String classroomId,
            @Nullable String sessionType,
            @Nullable Instant earliest,
            @Nullable Instant latest,
            @Nullable Instant afterStart,
            @Nullable String afterId,
            int limit);

    @Query(OF_CLASS)
    List<RegisteredSession> ofClass(
            String ofClass,
            @Nullable String userId,
            @Nullable String classroomId,
            @Nullable String sessionType,
            @Nullable Instant earliest,
            @Nullable Instant latest,
            @Nullable Instant afterStart,
            @Nullable String afterId,
            int limit);

    @Query(OF_ORGANIZATION)
    List<RegisteredSession> ofOrganization(
            @Nullable Long orgId,
            @Nullable String userId,
            @Nullable String classroomId,
            @Nullable String sessionType,
            @Nullable Instant earliest,
            @Nullable Instant latest,
            @Nullable Instant afterStart,
            @Nullable String afterId,
            int limit);

    @Query(OF_TEACHER)
    List<RegisteredSession> ofTeacher(
            String ofUser,
            String teacherId,
            @Nullable Long orgId,
            @Nullable String userId,
            @Nullable String classroomId,
            @Nullable String sessionType,
            @Nullable Instant earliest,
            @Nullable Instant latest,
            @Nullable Instant afterStart,
            @Nullable String afterId,
            int limit);
}
