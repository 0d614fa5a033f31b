package io.gyosil.session.register;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Enters study quizzes. All of a row follows from any one part of a quiz's event, so duplicates, any order and any replay
 * end in the same state.
 */
@Singleton
class StudyQuizzes {

    private final SessionRepository sessions;

    StudyQuizzes(SessionRepository sessions) {
        this.sessions = sessions;
    }

    /** Enters some; of one that comes twice the last. */
    @Transactional("worker")
    void enter(List<RegisteredSession> quizzes) {
        Map<String, RegisteredSession> each = new LinkedHashMap<>();
        quizzes.forEach(quiz -> each.put(quiz.sessionId(), quiz));
        sessions.putStudy(
                texts(each, RegisteredSession::sessionId),
                texts(each, RegisteredSession::userId),
                micros(each, RegisteredSession::startedAt),
                micros(each, quiz -> Objects.requireNonNull(quiz.endedAt())),
                texts(each, RegisteredSession::metadata));
    }

    private static String[] texts(
            Map<String, RegisteredSession> quizzes, Function<RegisteredSession, @Nullable String> part) {
        return quizzes.values().stream().map(part).toArray(String[]::new);
    }

    private static long[] micros(Map<String, RegisteredSession> quizzes, Function<RegisteredSession, Instant> part) {
        return quizzes.values().stream()
                .mapToLong(quiz -> ChronoUnit.MICROS.between(Instant.EPOCH, part.apply(quiz)))
                .toArray();
    }
}
