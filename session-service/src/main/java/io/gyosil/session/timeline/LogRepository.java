package io.gyosil.session.timeline;

import io.gyosil.session.lesson.LessonRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Where it is noted what happens in lessons. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface LogRepository extends GenericRepository<LessonRepository.Row, UUID> {

    /** Notes a happening under its number, which is the lesson's newest from then on. */
    @Query("""
        WITH numbered AS (UPDATE sessions SET last_seq = last_seq + 1 WHERE id = :sessionId)
        INSERT INTO logs (id, session_id, event_type, payload, timestamp, seq, actor)
        VALUES (:id, :sessionId, :eventType, cast(:payload AS jsonb), :at, :seq, :actor)
        """)
    void addNumbered(UUID id, UUID sessionId, String eventType, String payload, Instant at, long seq, String actor);

    /** Notes something that has no number. */
    @Query("""
        INSERT INTO logs (id, session_id, event_type, payload, timestamp, actor)
        VALUES (:id, :sessionId, :eventType, cast(:payload AS jsonb), :at, :actor)
        """)
    void add(UUID id, UUID sessionId, String eventType, String payload, Instant at, String actor);
}
