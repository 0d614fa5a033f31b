package io.gyosil.session.live.lesson;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterRights;
import io.gyosil.session.register.LiveSessionRepository;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins lessons. */
@Singleton
class LessonStart {

    /** How long a lesson goes on without its teacher (seed 001). */
    static final Duration WITHOUT_TEACHER = Duration.ofMinutes(30);

    private static final int MOST_TRIES = 10;

    private final RosterRights rights;
    private final LessonRepository lessons;
    private final LiveSessionRepository register;
    private final Codes codes;
    private final Timeline timeline;

    LessonStart(
            RosterRights rights,
            LessonRepository lessons,
            LiveSessionRepository register,
            Codes codes,
            Timeline timeline) {
        this.rights = rights;
        this.lessons = lessons;
        this.register = register;
        this.codes = codes;
        this.timeline = timeline;
    }

    /** A lesson of a class that the caller teaches. */
    @Transactional
    LessonView start(Caller caller, StartRequest wanted) {
        String classId = wanted.classId();
        rights.mustTeachClass(caller, classId);
        Instant now = timeline.now();
        long organization = Objects.requireNonNull(caller.orgId(), "who teaches a class has an organization");
        Lesson lesson = insert(classId, organization, caller.userId(), wanted.title(), wanted.moderationName(), now);
        register.opened(lesson.sessionId().toString(), caller.userId(), classId, now);
        timeline.happened(lesson, new LessonEvent.LessonStarted(), Actor.user(caller.userId()));
        return LessonView.of(lesson, lessons.className(classId), 0, true);
    }

    private Lesson insert(
            String classId, long orgId, String userId, @Nullable String title, String moderation, Instant now) {
        UUID sessionId = UuidCreator.getTimeOrderedEpoch();
        Instant end = now.plus(WITHOUT_TEACHER);
        for (int i = 0; i < MOST_TRIES; i++) {
            List<LessonRepository.Row> made =
                    lessons.insert(sessionId, classId, orgId, userId, title, moderation, now, end, codes.next());
            if (!made.isEmpty()) {
                return made.getFirst().lesson();
            }
        }
        throw ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.no-free-code"));
    }
}
