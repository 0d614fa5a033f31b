package io.gyosil.session.stats;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** What goes on: the seed's queries, as they are and limited to an organization. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LiveStatsRepository extends GenericRepository<MinuteOfMessages, Instant> {

    /** How many lessons of all organizations go on. */
    @Query("SELECT count(*) AS active_sessions FROM sessions WHERE ended_at IS NULL AND expires_at > :now")
    long activeLessons(Instant now);

    /** How many of an organization's lessons go on. */
    @Query("""
        SELECT count(*) AS active_sessions
        FROM sessions s
        WHERE ended_at IS NULL AND expires_at > :now AND s.org_id = :orgId
        """)
    long activeLessonsOf(long orgId, Instant now);

    /** How many messages were written in all organizations since then. */
    @Query("SELECT count(*) AS message_count FROM messages m WHERE m.created_at > :since")
    long messages(Instant since);

    /**
     * How many messages were written in an organization in each minute since then, the newest first; minutes without any are
     * left out.
     */
    @Query("""
        SELECT date_trunc('minute', m.created_at) AS minute, count(*) AS message_count
        FROM messages m JOIN sessions s ON s.id = m.session_id
        WHERE m.created_at > :since AND s.org_id = :orgId
        GROUP BY minute
        ORDER BY minute DESC
        """)
    List<MinuteOfMessages> messagesOf(long orgId, Instant since);
}
