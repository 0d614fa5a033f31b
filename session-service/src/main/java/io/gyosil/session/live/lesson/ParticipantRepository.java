package io.gyosil.session.live.lesson;

import static io.micronaut.transaction.TransactionDefinition.Propagation.MANDATORY;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who takes part in lessons. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ParticipantRepository extends GenericRepository<Participant, UUID> {

    String SELECT = """
        SELECT participant_id, session_id, role, user_id, nickname, avatar_id, state, joined_at, seen_at
        FROM participant
        """;

    /** Whose a token is. */
    @Introspected
    record Holder(UUID participantId, UUID sessionId) {}

    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO participant (participant_id, session_id, role, user_id, nickname, avatar_id, state, joined_at,
            device_id, folded_name)
        VALUES (:participantId, :sessionId, :role, :userId, :nickname, :avatarId, :state, :joinedAt, :deviceId, :foldedName)
        """)
    void insert(
            UUID participantId,
            UUID sessionId,
            String role,
            @Nullable String userId,
            String nickname,
            int avatarId,
            String state,
            Instant joinedAt,
            @Nullable String deviceId,
            String foldedName);

    /**
     * Adds somebody.
     *
     * @param deviceId what the page knows the device by
     * @param foldedName the nickname as it is compared
     */
    @Transactional(propagation = MANDATORY)
    default void insert(Participant somebody, @Nullable String deviceId, String foldedName) {
        insert(
                somebody.participantId(),
                somebody.sessionId(),
                somebody.role(),
                somebody.userId(),
                somebody.nickname(),
                somebody.avatarId(),
                somebody.state(),
                somebody.joinedAt(),
                deviceId,
                foldedName);
    }

    /** Notes a token of somebody's. */
    @Transactional(propagation = MANDATORY)
    @Query("INSERT INTO participant_token (token_digest, participant_id) VALUES (:digest, :participantId)")
    void addToken(UUID participantId, byte[] digest);

    @Query("""
        SELECT p.participant_id, p.session_id
        FROM participant_token t JOIN participant p USING (participant_id)
        WHERE t.token_digest = :digest
        """)
    Optional<Holder> holder(byte[] digest);

    @Query(SELECT + "WHERE participant_id = :participantId")
    Optional<Participant> find(UUID participantId);

    /** The seat of a user in a lesson. */
    @Query(SELECT + "WHERE session_id = :sessionId AND user_id = :userId ORDER BY joined_at LIMIT 1")
    Optional<Participant> ofUser(UUID sessionId, String userId);

    /** Whether the folded nickname or the device is that of somebody who was banned from the lesson. */
    @Query("""
        SELECT EXISTS (SELECT FROM participant
                       WHERE session_id = :sessionId AND state = 'banned'
                         AND (folded_name = :foldedName OR device_id = :deviceId)) AS banned
        """)
    boolean isBanned(UUID sessionId, String foldedName, @Nullable String deviceId);

    /** The folded nicknames of a lesson that begin so. */
    @Query("SELECT folded_name FROM participant WHERE session_id = :sessionId AND starts_with(folded_name, :beginning)")
    List<String> foldedNames(UUID sessionId, String beginning);

    @Transactional(propagation = MANDATORY)
    @Query("UPDATE participant SET state = :state WHERE participant_id = :participantId")
    void setState(UUID participantId, String state);

    /** Those who are there first, in the order in which they joined. */
    @Query(SELECT + """
        WHERE session_id = :sessionId
        ORDER BY coalesce(seen_at > :presentSince, false) DESC, joined_at, participant_id
        LIMIT :most
        """)
    List<Participant> list(UUID sessionId, Instant presentSince, int most);

    @Query("""
        SELECT p.participant_id, p.session_id, p.role, p.user_id, p.nickname, p.avatar_id, p.state, p.joined_at, p.seen_at
        FROM unnest(cast(:sessionIds AS uuid[])) AS s (session_id),
             LATERAL (SELECT * FROM participant p WHERE p.session_id = s.session_id
                      ORDER BY coalesce(seen_at > :presentSince, false) DESC, joined_at, participant_id LIMIT :most) AS p
        ORDER BY coalesce(p.seen_at > :presentSince, false) DESC, p.joined_at, p.participant_id
        """)
    List<Participant> rowsOf(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessionIds, Instant presentSince, int most);

    /** Those of several lessons, of each so many: those who are there first, in the order in which they joined. */
    default Map<UUID, List<Participant>> list(Collection<UUID> sessionIds, Instant presentSince, int most) {
        return rowsOf(sessionIds.stream().map(UUID::toString).toArray(String[]::new), presentSince, most).stream()
                .collect(Collectors.groupingBy(Participant::sessionId));
    }

    /** Whose seat it is to be taken from. */
    @Introspected
    record LostSeat(UUID participantId, UUID sessionId) {}

    /**
     * The teachers' seats in lessons that go on whose users may not teach the class any more. What the replica does not know yet counts
     * as it was when the seat was taken.
     *
     * @param participantId only this one; null for any
     */
    @Query("""
        SELECT p.participant_id, p.session_id
        FROM sessions s
        JOIN participant p ON p.session_id = s.id AND p.role = 'teacher' AND p.state = 'in'
        JOIN classroom_ref c ON c.classroom_id = s.class_id
        JOIN user_ref u ON u.user_id = p.user_id
        WHERE s.ended_at IS NULL
          AND (cast(:participantId AS uuid) IS NULL OR p.participant_id = cast(:participantId AS uuid))
          AND (u.removed OR NOT u.is_active OR c.removed OR u.org_id <> c.org_id
               OR (u.role <> 'admin'
                   AND EXISTS (SELECT FROM teacher_ref t WHERE t.user_id = u.user_id)
                   AND NOT EXISTS (SELECT FROM teacher_ref t WHERE t.user_id = u.user_id AND NOT t.removed
                                     AND c.teacher_ids @> ARRAY[cast(t.teacher_id AS text)])))
        ORDER BY p.session_id
        """)
    List<LostSeat> lostSeats(@Nullable UUID participantId);

    /** How many joined, the teacher not counted. */
    @Query("SELECT count(*) AS n FROM participant WHERE session_id = :sessionId AND role = 'student'")
    int count(UUID sessionId);
}
