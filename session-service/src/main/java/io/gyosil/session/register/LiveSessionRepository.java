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
import java.util.UUID;

/** Where live lessons are entered into the register. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = MANDATORY)
public interface LiveSessionRepository extends GenericRepository<RegisteredSession, String> {

    /**
     * A live lesson has begun.
     *
     * @param userId its teacher
     */
    @Query("""
        INSERT INTO session (session_id, user_id, classroom_id, started_at, session_type)
        VALUES (:sessionId, :userId, :classroomId, :startedAt, 'live')
        """)
    void opened(String sessionId, String userId, String classroomId, Instant startedAt);

    /** It has ended; ending twice changes nothing. */
    @Query("""
        UPDATE session SET ended_at = :endedAt, version = nextval('state_version')
        WHERE session_id = :sessionId AND ended_at IS NULL
        """)
    void ended(String sessionId, Instant endedAt);

    /** They were removed. */
    @Query("DELETE FROM session WHERE session_id = ANY (:sessionIds) AND session_type = 'live'")
    void removed(@TypeDef(type = DataType.STRING_ARRAY) String[] sessionIds);

    /** They were removed. */
    default void removed(List<UUID> sessionIds) {
        removed(sessionIds.stream().map(UUID::toString).toArray(String[]::new));
    }
}
