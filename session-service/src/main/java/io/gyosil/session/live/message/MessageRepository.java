package io.gyosil.session.live.message;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that are kept. Every query says from when on, so that the days before the lesson are not looked at. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface MessageRepository extends GenericRepository<Message, UUID> {

    String SELECT = """
        SELECT id AS message_id, participant_id, role, nickname, avatar_id, content, state, hold_reason, moderated, seq,
            created_at
        FROM messages
        """;

    String FIND_SENT = SELECT + """
        WHERE participant_id = :participantId AND client_id = :clientId AND created_at >= :since
          AND session_id = :sessionId
        """;

    String FIND = SELECT + "WHERE id = :messageId AND created_at >= :since AND session_id = :sessionId";

    String LIST = SELECT + """
        WHERE session_id = :sessionId AND created_at >= :since AND state = ANY (:states)
          AND (cast(:beforeTime AS timestamptz) IS NULL
               OR (created_at, id) < (:beforeTime, cast(:beforeId AS uuid)))
        ORDER BY created_at DESC, id DESC
        LIMIT :limit
        """;

    /** A message by its sender's own name of it. */
    @Query(FIND_SENT)
    Optional<Message> findSent(UUID sessionId, Instant since, UUID participantId, String clientId);

    /** The latest of a sender's that nobody else has seen, in their order: to the sender they wait, whatever was decided. */
    @Query("SELECT * FROM (" + SELECT + """
        WHERE session_id = :sessionId AND created_at >= :since AND participant_id = :participantId AND seq IS NULL
        ORDER BY created_at DESC LIMIT 50) AS latest
        ORDER BY created_at
        """)
    List<Message> waiting(UUID sessionId, Instant since, UUID participantId);

    @Query(FIND)
    Optional<Message> find(UUID sessionId, Instant since, UUID messageId);

    /** Those in some states, newest first, before one of them when it is not null. */
    @Query(LIST)
    List<Message> list(
            UUID sessionId,
            Instant since,
            @TypeDef(type = DataType.STRING_ARRAY) String[] states,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int limit);

    /** Notes what was decided on a message. */
    @Transactional(propagation = MANDATORY)
    @Query("""
        UPDATE messages SET state = :state, moderated = :moderated, seq = :seq
        WHERE id = :messageId AND created_at = :createdAt
        """)
    void update(UUID messageId, Instant createdAt, String state, boolean moderated, @Nullable Long seq);
}
