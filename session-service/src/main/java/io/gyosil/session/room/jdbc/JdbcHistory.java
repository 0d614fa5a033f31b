package io.gyosil.session.room.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.room.History;
import io.gyosil.session.room.Logged;
import io.gyosil.session.timeline.Timeline;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcHistory implements History {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** Bounded in time on both sides, so that the days on which nothing of it happened are not looked at. */
    static final String AFTER = """
        SELECT l.seq AS number, l.event_type, l.payload, l.timestamp, m.id, m.participant_id, m.nickname, m.avatar_id,
            m.content, m.state, m.hold_reason, m.moderated, m.seq, m.created_at
        FROM logs l
        LEFT JOIN messages m ON m.session_id = l.session_id AND m.id = (l.payload ->> 'message_id')::uuid
            AND l.event_type IN ('message-posted', 'message-restored')
            AND m.created_at >= ? AND m.created_at <= ?
        WHERE l.session_id = ? AND l.seq > ? AND l.timestamp >= ? AND l.timestamp <= ?
        ORDER BY l.seq
        LIMIT ?
        """;

    private static final String LOG = "SELECT id, event_type, payload, timestamp, seq, actor FROM logs";

    @Override
    public List<Happening> after(Lesson lesson, long after, int most) {
        OffsetDateTime from = at(lesson.since());
        // A lesson that has ended went on for so long and no longer.
        Instant end = lesson.endedAt() == null ? Instant.now() : lesson.endedAt();
        OffsetDateTime to = at(end.plusSeconds(60));
        return Statements.query(
                AFTER, List.of(from, to, lesson.sessionId(), after, from, to, most), JdbcHistory::happening);
    }

    @Override
    public List<Logged> log(Lesson lesson, @Nullable String eventType, @Nullable Place before, int most) {
        Listing listing = new Listing(LOG)
                .where("session_id = ?", lesson.sessionId())
                .where("timestamp >= ?", at(lesson.since()))
                .where("event_type = ?", eventType);
        if (before != null) {
            listing.where("(timestamp, id) < (?", at(before.timestamp())).and(", ?)", before.id());
        }
        return listing.rows(
                "timestamp DESC, id DESC",
                0,
                most,
                row -> new Logged(
                        row.getObject("id", UUID.class),
                        row.getString("event_type"),
                        row.getString("payload"),
                        Cells.time(row, "timestamp"),
                        Cells.number(row, "seq"),
                        row.getString("actor")));
    }

    private static Happening happening(ResultSet row) throws SQLException {
        long seq = row.getLong("number");
        String type = row.getString("event_type");
        Instant at = Cells.time(row, "timestamp");
        Map<String, ?> fields = row.getObject("id") == null
                ? fields(row.getString("payload"))
                : Map.of("message", JdbcMessages.message(row).seen());
        return new Happening(seq, Timeline.frame(type, seq, at, fields));
    }

    private static Map<String, Object> fields(String payload) {
        try {
            return JSON.readValue(payload, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log has no JSON", e);
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
