package io.gyosil.session.live.socket;

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
import java.util.List;
import java.util.UUID;

/** Who has a socket open, anywhere. Ids come sorted, so that two hubs do not wait for each other. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PresenceRepository extends GenericRepository<PresenceRepository.Standing, UUID> {

    /**
     * How a lesson stands.
     *
     * @param lastSeq the number of its newest happening
     * @param present how many pupils have a socket open
     */
    @Introspected
    record Standing(UUID sessionId, long lastSeq, int present) {}

    /** Notes that these have one, unless that was noted after {@code enough}. */
    @Transactional(propagation = MANDATORY)
    @Query("""
        UPDATE participant SET seen_at = :now
        WHERE participant_id = ANY (cast(:participants AS uuid[])) AND (seen_at IS NULL OR seen_at < :enough)
        """)
    void seen(@TypeDef(type = DataType.STRING_ARRAY) String[] participants, Instant now, Instant enough);

    /** Notes that these have none here any more. */
    @Transactional(propagation = MANDATORY)
    @Query("UPDATE participant SET seen_at = NULL WHERE participant_id = ANY (cast(:participants AS uuid[]))")
    void left(@TypeDef(type = DataType.STRING_ARRAY) String[] participants);

    /** Lets lessons go on whose teacher is there. */
    @Transactional(propagation = MANDATORY)
    @Query("""
        UPDATE sessions SET expires_at = :until
        WHERE id = ANY (cast(:sessions AS uuid[])) AND ended_at IS NULL AND expires_at < :enough
        """)
    void goOn(@TypeDef(type = DataType.STRING_ARRAY) String[] sessions, Instant until, Instant enough);

    /** How lessons stand. */
    @Query("""
        SELECT s.id AS session_id, s.last_seq,
            (SELECT count(*) FROM participant p
             WHERE p.session_id = s.id AND p.seen_at > :presentSince AND p.role = 'student') AS present
        FROM sessions s
        WHERE s.id = ANY (cast(:sessions AS uuid[]))
        """)
    List<Standing> standings(@TypeDef(type = DataType.STRING_ARRAY) String[] sessions, Instant presentSince);
}
