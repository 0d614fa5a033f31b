package io.gyosil.analytics.live;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from the facts of live lessons. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LessonRepository extends GenericRepository<Lesson, String> {

    /** A lesson of which the beginning is known. */
    @Query("""
        SELECT session_id, class_id, started_at, ended_at, end_reason
        FROM live_lesson
        WHERE session_id = :sessionId AND started_at IS NOT NULL
        """)
    Optional<Lesson> lesson(String sessionId);

    /** The minutes in which something was posted, in order. */
    @Query("""
        SELECT date_trunc('minute', posted_at) AS minute, count(*) AS messages,
               count(*) FILTER (WHERE state = 'held') AS held
        FROM live_message
        WHERE session_id = :sessionId
        GROUP BY minute
        ORDER BY minute
        """)
    List<Pulse.Minute> minutes(String sessionId);

    /** What the pupils of a lesson did. */
    @Query("""
        SELECT count(*) AS participants, count(m.participant_id) AS posted, count(a.participant_id) AS answered
        FROM live_participant p
        LEFT JOIN (SELECT DISTINCT participant_id FROM live_message WHERE session_id = :sessionId) m
            USING (participant_id)
        LEFT JOIN (SELECT DISTINCT participant_id FROM live_answer WHERE session_id = :sessionId) a
            USING (participant_id)
        WHERE p.session_id = :sessionId AND p.role = 'student'
        """)
    LessonPupils pupils(String sessionId);

    /** The cards of a lesson in the order in which they were shown. */
    @Query("""
        SELECT c.card_id, c.type, c.difficulty, c.grade, c.shown_at, count(p.participant_id) AS answered,
               count(p.participant_id) FILTER (WHERE a.correct) AS correct
        FROM live_card c
        LEFT JOIN live_answer a ON a.session_id = c.session_id AND a.card_id = c.card_id
        LEFT JOIN live_participant p
            ON p.session_id = a.session_id AND p.participant_id = a.participant_id AND p.role = 'student'
        WHERE c.session_id = :sessionId
        GROUP BY c.session_id, c.card_id
        ORDER BY c.shown_at, c.card_id
        """)
    List<AnsweredCard> cards(String sessionId);

    /** Lessons of an organization that began and did not end, newest first; after one of them when it is not null. */
    @Query("""
        SELECT l.session_id, l.class_id, r.name AS class_name, l.started_at,
               (SELECT count(*) FROM live_participant p
                WHERE p.session_id = l.session_id AND p.role = 'student') AS participants,
               (SELECT count(*) FROM live_message m
                WHERE m.session_id = l.session_id AND m.posted_at > now() - interval '1 minute') AS messages_last_minute
        FROM live_lesson l
        LEFT JOIN classroom_ref r ON r.classroom_id = l.class_id AND NOT r.removed
        WHERE l.org_id = :orgId AND l.started_at IS NOT NULL AND l.ended_at IS NULL
          AND (cast(:afterStart AS timestamptz) IS NULL OR (l.started_at, l.session_id) < (:afterStart, :afterId))
        ORDER BY l.started_at DESC, l.session_id DESC
        LIMIT :limit
        """)
    List<ActiveLesson> active(long orgId, @Nullable Instant afterStart, @Nullable String afterId, int limit);

    /** Those of them in the classes of a teacher. */
    @Query("""
        SELECT l.session_id, l.class_id, r.name AS class_name, l.started_at,
               (SELECT count(*) FROM live_participant p
                WHERE p.session_id = l.session_id AND p.role = 'student') AS participants,
               (SELECT count(*) FROM live_message m
                WHERE m.session_id = l.session_id AND m.posted_at > now() - interval '1 minute') AS messages_last_minute
        FROM live_lesson l
        JOIN classroom_ref r ON r.classroom_id = l.class_id AND NOT r.removed
        WHERE l.org_id = :orgId AND l.started_at IS NOT NULL AND l.ended_at IS NULL
          AND r.teacher_ids @> ARRAY[cast(:teacherId AS text)] AND coalesce(r.org_id, l.org_id) = l.org_id
          AND (cast(:afterStart AS timestamptz) IS NULL OR (l.started_at, l.session_id) < (:afterStart, :afterId))
        ORDER BY l.started_at DESC, l.session_id DESC
        LIMIT :limit
        """)
    List<ActiveLesson> activeOf(
            String teacherId, long orgId, @Nullable Instant afterStart, @Nullable String afterId, int limit);
}
