package io.gyosil.session.hub.jdbc;

import io.gyosil.kit.database.Statements;
import io.gyosil.session.hub.PresenceStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@Singleton
class JdbcPresenceStore implements PresenceStore {

    private static final String SEEN = """
        UPDATE participant SET seen_at = ?
        WHERE participant_id = ANY (?) AND (seen_at IS NULL OR seen_at < ?)
        """;

    private static final String LEFT = "UPDATE participant SET seen_at = NULL WHERE participant_id = ANY (?)";

    private static final String GO_ON =
            "UPDATE sessions SET expires_at = ? WHERE id = ANY (?) AND ended_at IS NULL AND expires_at < ?";

    private static final String STANDINGS = """
        SELECT s.id, s.last_seq,
            (SELECT count(*) FROM participant p WHERE p.session_id = s.id AND p.seen_at > ?
                AND p.role = 'student') AS present
        FROM sessions s WHERE s.id = ANY (?)
        """;

    @Override
    public void seen(Collection<UUID> participants, Instant now, Instant enough) {
        if (!participants.isEmpty()) {
            Statements.later(SEEN, List.of(at(now), ids(participants), at(enough)));
        }
    }

    @Override
    public void left(Collection<UUID> participants) {
        if (!participants.isEmpty()) {
            Statements.later(LEFT, List.of(ids(participants)));
        }
    }

    @Override
    public void goOn(Collection<UUID> sessions, Instant until, Instant enough) {
        if (!sessions.isEmpty()) {
            Statements.later(GO_ON, List.of(at(until), ids(sessions), at(enough)));
        }
    }

    @Override
    public List<Standing> standings(Collection<UUID> sessions, Instant presentSince) {
        return Statements.query(
                STANDINGS,
                List.of(at(presentSince), ids(sessions)),
                row -> new Standing(row.getObject("id", UUID.class), row.getLong("last_seq"), row.getInt("present")));
    }

    /** In one order, so that two hubs do not wait for each other. */
    private static Object ids(Collection<UUID> ids) {
        return ids.stream().sorted().toArray(UUID[]::new);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
