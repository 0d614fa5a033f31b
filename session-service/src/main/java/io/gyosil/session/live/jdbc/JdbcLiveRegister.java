package io.gyosil.session.live.jdbc;

import io.gyosil.kit.database.Statements;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.live.LiveRegister;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@Singleton
class JdbcLiveRegister implements LiveRegister {

    private static final String BEGAN = """
        INSERT INTO session (session_id, user_id, classroom_id, started_at, session_type, metadata)
        VALUES (?, ?, ?, ?, 'live', '{}')
        """;

    private static final String ENDED =
            "UPDATE session SET ended_at = ?, version = nextval('state_version') WHERE session_id = ?";

    private static final String REMOVED = "DELETE FROM session WHERE session_id = ANY (?)";

    @Override
    public void began(Lesson lesson) {
        Statements.later(
                BEGAN,
                List.of(
                        lesson.sessionId().toString(),
                        lesson.teacherUserId(),
                        lesson.classId(),
                        lesson.startedAt().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public void ended(Lesson lesson) {
        Statements.later(
                ENDED,
                List.of(
                        Objects.requireNonNull(lesson.endedAt()).atOffset(ZoneOffset.UTC),
                        lesson.sessionId().toString()));
    }

    @Override
    public void removed(List<UUID> sessionIds) {
        Statements.later(REMOVED, List.of((Object)
                sessionIds.stream().map(UUID::toString).toArray(String[]::new)));
    }
}
