package io.gyosil.study.publish;

import io.gyosil.event.QuizFinalized;
import io.gyosil.event.ViewerSeen;
import io.gyosil.kit.outbox.OutboxEvent;
import io.gyosil.study.Organizations;
import io.gyosil.study.quiz.Attempt;
import io.gyosil.study.quiz.FinalizeSummary;
import io.gyosil.study.quiz.QuizSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finished quizzes, and viewers that were seen, as events for the rest of Gyosil. */
public final class StudyEventMapper {

    /** Keeps an event far below 512 KiB: an attempt is at most about 700 bytes. */
    static final int ATTEMPTS_PER_PART = 500;

    private StudyEventMapper() {}

    /** The events of finished quizzes, in order; a long quiz goes out in parts. */
    public static List<OutboxEvent> events(List<QuizSession> sessions) {
        List<OutboxEvent> events = new ArrayList<>();
        for (QuizSession session : sessions) {
            int attempts = session.attempts().size();
            int parts = (attempts + ATTEMPTS_PER_PART - 1) / ATTEMPTS_PER_PART;
            for (int part = 0; part < parts; part++) {
                List<Attempt> own = session.attempts()
                        .subList(part * ATTEMPTS_PER_PART, Math.min(attempts, (part + 1) * ATTEMPTS_PER_PART));
                QuizFinalized event = part(session, part + 1, parts, own);
                events.add(OutboxEvent.of(event.topic(), event.key(), QuizFinalized.TYPE, event, event.finalizedAt()));
            }
        }
        return events;
    }

    /** That viewers were seen, by their ids. */
    public static List<OutboxEvent> events(Map<Long, Instant> seen) {
        return seen.entrySet().stream()
                .map(viewer -> new ViewerSeen(viewer.getKey(), viewer.getValue()))
                .map(event -> OutboxEvent.of(event.topic(), event.key(), ViewerSeen.TYPE, event, event.seenAt()))
                .toList();
    }

    private static QuizFinalized part(QuizSession session, int part, int parts, List<Attempt> attempts) {
        return new QuizFinalized(
                session.sessionId(),
                session.learner().userId(),
                Organizations.onTheWire(session.topic().orgId()),
                session.topic().topicId(),
                session.origin().name().toLowerCase(Locale.ROOT),
                session.clientSessionUuid(),
                session.startedAt(),
                session.finishedAt(),
                session.finalizedAt(),
                part,
                parts,
                attempts.stream().map(StudyEventMapper::attempt).toList(),
                summary(session.summary()));
    }

    private static QuizFinalized.Attempt attempt(Attempt attempt) {
        return new QuizFinalized.Attempt(
                attempt.position(),
                attempt.pubId(),
                attempt.sourceId(),
                attempt.selected(),
                attempt.outcome().wireName(),
                attempt.answeredAt(),
                attempt.responseTimeMs());
    }

    private static QuizFinalized.Summary summary(FinalizeSummary summary) {
        return new QuizFinalized.Summary(
                summary.correctCount(),
                summary.wrongCount(),
                summary.unsureCount(),
                summary.newlyCorrectCount(),
                summary.relapsedCount(),
                summary.recoveredCount(),
                summary.chronicRemainingCount());
    }
}
