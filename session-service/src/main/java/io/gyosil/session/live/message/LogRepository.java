package io.gyosil.session.live.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log, for those who teach. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LogRepository extends GenericRepository<Logged, UUID> {

    /** The log, newest first, before one of its rows when it is not null. */
    @Query("""
        SELECT id, event_type, cast(payload AS text) AS payload, timestamp, seq, actor
        FROM logs
        WHERE session_id = :sessionId AND timestamp >= :since
          AND (cast(:eventType AS text) IS NULL OR event_type = :eventType)
          AND (cast(:beforeTime AS timestamptz) IS NULL
               OR (timestamp, id) < (:beforeTime, cast(:beforeId AS uuid)))
        ORDER BY timestamp DESC, id DESC
        LIMIT :limit
        """)
    List<Logged> log(
            UUID sessionId,
            Instant since,
            @Nullable String eventType,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int limit);
}
