package io.gyosil.session.stats.jdbc;

import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.stats.LiveStats;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seed's queries, as they are and limited to an organization. */
@Singleton
class JdbcLiveStats implements LiveStats {

    private static final String ACTIVE =
            "SELECT count(*) AS active_sessions FROM sessions s WHERE ended_at IS NULL AND expires_at > ?%s";

    private static final String MESSAGES = """
        SELECT date_trunc('minute', m.created_at) AS minute, count(*) AS message_count
        FROM messages m%s
        WHERE m.created_at > ?%s
        GROUP BY minute
        ORDER BY minute DESC
        """;

    private static final String OF_ORGANIZATION = " AND s.org_id = ?";

    @Override
    public long activeLessons(@Nullable Long orgId, Instant now) {
        return Statements.query(
                        ACTIVE.formatted(condition(orgId)), values(now, orgId), row -> row.getLong("active_sessions"))
                .getFirst();
    }

    @Override
    public List<Minute> messages(@Nullable Long orgId, Instant since) {
        String lessons = orgId == null ? "" : " JOIN sessions s ON s.id = m.session_id";
        return Statements.query(
                MESSAGES.formatted(lessons, condition(orgId)),
                values(since, orgId),
                row -> new Minute(Cells.time(row, "minute"), row.getLong("message_count")));
    }

    private static String condition(@Nullable Long orgId) {
        return orgId == null ? "" : OF_ORGANIZATION;
    }

    private static List<Object> values(Instant time, @Nullable Long orgId) {
        return orgId == null ? List.of(time.atOffset(ZoneOffset.UTC)) : List.of(time.atOffset(ZoneOffset.UTC), orgId);
    }
}
