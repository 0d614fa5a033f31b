package io.gyosil.session.lesson;

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
public interface ParticipantRepository extends GenericRepository<ParticipantRepository.Row, UUID> {

    String SELECT = """
        SELECT participant_id, session_id, role, user_id, nickname, avatar_id, state, joined_at, seen_at
        FROM participant
        """;

    /** A row of participants; {@link Participant} says what is in it. */
    @Introspected
    record Row(
            UUID participantId,
            UUID sessionId,
            String role,
            @Nullable String userId,
            String nickname,
            int avatarId,
            String state,
            Instant joinedAt,
            @Nullable Instant seenAt) {

        Participant participant() {
            return new Participant(participantId, sessionId, role, userId, nickname, avatarId, state, joinedAt, seenAt);
        }
    }

    /** Whose a token is. */
    @Introspected
    record Holder(UUID participantId, UUID sessionId) {}

    @Transactional(propagation = MANDATORY)
    @Query("""
        INSERT INTO participant (participant_id, session_id, role, user_id, nickname, avatar_id, state, joined_at,
            device_id)
        VALUES (:participantId, :sessionId, :role, :userId, :nickname, :avatarId, :state, :joinedAt, :deviceId)
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
            @Nullable String deviceId);

    /**
     * Adds somebody.
     *
     * @param deviceId what the page knows the device by
     */
    @Transactional(propagation = MANDATORY)
    default void insert(Participant somebody, @Nullable String deviceId) {
        insert(
                somebody.participantId(),
                somebody.sessionId(),
                somebody.role(),
                somebody.userId(),
                somebody.nickname(),
                somebody.avatarId(),
                somebody.state(),
                somebody.joinedAt(),
                deviceId);
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
    Optional<Row> row(UUID participantId);

    default Optional<Participant> find(UUID participantId) {
        return row(participantId).map(Row::participant);
    }

    @Query(SELECT + "WHERE session_id = :sessionId AND user_id = :userId ORDER BY joined_at LIMIT 1")
    Optional<Row> rowOfUser(UUID sessionId, String userId);

    /** The seat of a user in a lesson. */
    default Optional<Participant> ofUser(UUID sessionId, String userId) {
        return rowOfUser(sessionId, userId).map(Row::participant);
    }

    /** Whether the nickname or the device is that of somebody who was banned from the lesson. */
    @Query("""
        SELECT EXISTS (SELECT FROM participant
                       WHERE session_id = :sessionId AND state = 'banned'
                         AND (nickname = :nickname OR device_id = :deviceId)) AS banned
        """)
    boolean isBanned(UUID sessionId, String nickname, @Nullable String deviceId);

    @Transactional(propagation = MANDATORY)
    @Query("UPDATE participant SET state = :state WHERE participant_id = :participantId")
    void setState(UUID participantId, String state);

    @Query(SELECT + "WHERE session_id = :sessionId ORDER BY joined_at, participant_id LIMIT :most")
    List<Row> rows(UUID sessionId, int most);

    /** In the order in which they joined. */
    default List<Participant> list(UUID sessionId, int most) {
        return rows(sessionId, most).stream().map(Row::participant).toList();
    }

    @Query("""
        SELECT p.participant_id, p.session_id, p.role, p.user_id, p.nickname, p.avatar_id, p.state, p.joined_at, p.seen_at
        FROM unnest(cast(:sessionIds AS uuid[])) AS s (session_id),
             LATERAL (SELECT * FROM participant p WHERE p.session_id = s.session_id
                      ORDER BY joined_at, participant_id LIMIT :most) AS p
        ORDER BY p.joined_at, p.participant_id
        """)
    List<Row> rowsOf(@TypeDef(type = DataType.STRING_ARRAY) String[] sessionIds, int most);

    /** Those of several lessons, of each so many, in the order in which they joined. */
    default Map<UUID, List<Participant>> list(Collection<UUID> sessionIds, int most) {
        return rowsOf(sessionIds.stream().map(UUID::toString).toArray(String[]::new), most).stream()
                .map(Row::participant)
                .collect(Collectors.groupingBy(Participant::sessionId));
    }

    /** How many joined, the teacher not counted. */
    @Query("SELECT count(*) AS n FROM participant WHERE session_id = :sessionId AND role = 'student'")
    int count(UUID sessionId);
}
