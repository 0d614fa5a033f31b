package io.gyosil.session.live.socket;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in lessons, as the log has it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PastRepository extends GenericRepository<PastRepository.Row, UUID> {

    /**
     * A logged happening, and the message that it is about, if it is about one.
     *
     * @param payload a JSON object
     * @param messageId null when it is about no message
     */
    @Introspected
    record Row(
            long number,
            String eventType,
            String payload,
            Instant timestamp,
            @Nullable UUID messageId,
            @Nullable UUID participantId,
            @Nullable String role,
            @Nullable String nickname,
            @Nullable Integer avatarId,
            @Nullable String content,
            @Nullable String state,
            @Nullable String holdReason,
            @Nullable Boolean moderated,
            @Nullable Long seq,
            @Nullable Instant createdAt) {}

    /**
     * Those behind a number, in their order. Bounded in time on both sides, so that the days on which nothing of it happened
     * are not looked at.
     */
    @Query("""
        SELECT l.seq AS number, l.event_type, cast(l.payload AS text) AS payload, l.timestamp, m.id AS message_id,
            m.participant_id, m.role, m.nickname, m.avatar_id, m.content, m.state, m.hold_reason, m.moderated, m.seq, m.created_at
        FROM logs l
        LEFT JOIN messages m ON m.session_id = l.session_id AND m.id = cast(l.payload ->> 'message_id' AS uuid)
            AND l.event_type IN ('message-posted', 'message-restored')
            AND m.created_at >= :from AND m.created_at <= :to
        WHERE l.session_id = :sessionId AND l.seq > :after AND l.timestamp >= :from AND l.timestamp <= :to
        ORDER BY l.seq
        LIMIT :most
        """)
    List<Row> after(UUID sessionId, long after, Instant from, Instant to, int most);
}
