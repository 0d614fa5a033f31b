package io.gyosil.analytics.live.jdbc;

import io.gyosil.analytics.live.ActiveLesson;
import io.gyosil.analytics.live.Pulse;
import io.gyosil.analytics.live.Pulses;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcPulses implements Pulses {

    private static final String LESSON = """
        SELECT session_id, class_id, started_at, ended_at, end_reason
        FROM live_lesson
        WHERE session_id = ? AND started_at IS NOT NULL
        """;

    static final String MINUTES = """
        SELECT date_trunc('minute', posted_at) AS minute, count(*) AS messages,
               count(*) FILTER (WHERE state = 'held') AS held
        FROM live_message
        WHERE session_id = ?
        GROUP BY minute
        ORDER BY minute
        """;

    static final String PUPILS = """
        SELECT count(*) AS participants, count(m.participant_id) AS posted, count(a.participant_id) AS answered
        FROM live_participant p
        LEFT JOIN (SELECT DISTINCT participant_id FROM live_message WHERE session_id = ?) m USING (participant_id)
        LEFT JOIN (SELECT DISTINCT participant_id FROM live_answer WHERE session_id = ?) a USING (participant_id)
        WHERE p.session_id = ? AND p.role = 'student'
        """;

    static final String CARDS = """
        SELECT c.card_id, c.type, c.difficulty, c.grade, c.shown_at, count(p.participant_id) AS answered,
               count(p.participant_id) FILTER (WHERE a.correct) AS correct
        FROM live_card c
        LEFT JOIN live_answer a ON a.session_id = c.session_id AND a.card_id = c.card_id
        LEFT JOIN live_participant p
            ON p.session_id = a.session_id AND p.participant_id = a.participant_id AND p.role = 'student'
        WHERE c.session_id = ?
        GROUP BY c.session_id, c.card_id
        ORDER BY c.shown_at, c.card_id
        """;

    private static final String ACTIVE = """
        SELECT l.session_id, l.class_id, r.name AS class_name, l.started_at,
               (SELECT count(*) FROM live_participant p
                WHERE p.session_id = l.session_id AND p.role = 'student') AS participants,
               (SELECT count(*) FROM live_message m
                WHERE m.session_id = l.session_id AND m.posted_at > now() - interval '1 minute') AS messages_last_minute
        FROM live_lesson l
        LEFT JOIN classroom_ref r ON r.classroom_id = l.class_id AND NOT r.removed
        WHERE l.org_id = ? AND l.started_at IS NOT NULL AND l.ended_at IS NULL
        """;

    private static final String OF_TEACHER = "AND r.teacher_id = ? AND coalesce(r.org_id, l.org_id) = l.org_id\n";
    private static final String AFTER = "AND (l.started_at, l.session_id) < (?, ?)\n";
    private static final String ORDER = "ORDER BY l.started_at DESC, l.session_id DESC LIMIT ?";

    @Override
    public Optional<Lesson> lesson(String sessionId) {
        return Statements.query(LESSON, List.of(sessionId), JdbcPulses::lesson).stream()
                .findFirst();
    }

    @Override
    public Pulse pulse(Lesson lesson) {
        String id = lesson.sessionId();
        List<Pulse.Minute> minutes = Statements.query(
                MINUTES,
                List.of(id),
                row -> new Pulse.Minute(Cells.time(row, "minute"), row.getLong("messages"), row.getLong("held")));
        Pupils pupils =
                Statements.query(PUPILS, List.of(id, id, id), Pupils::of).getFirst();
        List<Pulse.Card> cards = Statements.query(CARDS, List.of(id), row -> card(row, pupils.joined()));
        return new Pulse(
                id,
                lesson.classId(),
                lesson.startedAt(),
                lesson.endedAt(),
                lesson.endReason(),
                pupils.joined(),
                pupils.posted(),
                pupils.answered(),
                minutes.stream().mapToLong(Pulse.Minute::messages).sum(),
                minutes.stream().mapToLong(Pulse.Minute::held).sum(),
                minutes,
                cards);
    }

    @Override
    public List<ActiveLesson> active(long orgId, @Nullable Long teacherId, @Nullable Place after, int limit) {
        List<Object> values = new ArrayList<>();
        values.add(orgId);
        if (teacherId != null) {
            values.add(teacherId.toString());
        }
        if (after != null) {
            values.add(OffsetDateTime.ofInstant(after.startedAt(), ZoneOffset.UTC));
            values.add(after.sessionId());
        }
        values.add(limit);
        return Statements.query(activeSql(teacherId != null, after != null), values, JdbcPulses::active);
    }

    /** Only the conditions that are asked for, so that each way to ask has its own plan. */
    static String activeSql(boolean ofTeacher, boolean further) {
        return ACTIVE + (ofTeacher ? OF_TEACHER : "") + (further ? AFTER : "") + ORDER;
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                row.getString("session_id"),
                row.getString("class_id"),
                Cells.time(row, "started_at"),
                timeOrNull(row, "ended_at"),
                row.getString("end_reason"));
    }

    private static Pulse.Card card(ResultSet row, long joined) throws SQLException {
        long answered = row.getLong("answered");
        long correct = row.getLong("correct");
        return new Pulse.Card(
                row.getString("card_id"),
                row.getString("type"),
                row.getInt("difficulty"),
                row.getString("grade"),
                Cells.time(row, "shown_at"),
                answered,
                correct,
                Pulse.share(answered, joined),
                Pulse.share(correct, answered));
    }

    private static ActiveLesson active(ResultSet row) throws SQLException {
        return new ActiveLesson(
                row.getString("session_id"),
                row.getString("class_id"),
                row.getString("class_name"),
                Cells.time(row, "started_at"),
                row.getLong("participants"),
                row.getLong("messages_last_minute"));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** How many pupils joined, and what they did. */
    private record Pupils(long joined, long posted, long answered) {

        static Pupils of(ResultSet row) throws SQLException {
            return new Pupils(row.getLong("participants"), row.getLong("posted"), row.getLong("answered"));
        }
    }
}
