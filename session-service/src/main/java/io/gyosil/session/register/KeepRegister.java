package io.gyosil.session.register;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.ExpectedVersion;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and keeps the register for those who may. */
@Singleton
class KeepRegister {

    /** Clocks of learners are off, by hours when they think they are elsewhere. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final SessionRepository sessions;
    private final SessionsInSight inSight;
    private final Clock clock;

    KeepRegister(SessionRepository sessions, SessionsInSight inSight, Clock clock) {
        this.sessions = sessions;
        this.inSight = inSight;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Transactional
    List<RegisteredSession> list(
            Caller caller,
            Function<Scope, RegisterFilter> filter,
            @Nullable String userId,
            @Nullable String classroomId,
            RegisterFilter.@Nullable Place after,
            int most) {
        return sessions.list(filter.apply(inSight.scope(caller, userId, classroomId)), after, most);
    }

    @Transactional
    RegisteredSession find(Caller caller, String sessionId) {
        RegisteredSession session = sessions.find(sessionId).orElseThrow(SessionsInSight::notFound);
        inSight.mustSee(caller, session);
        return session;
    }

    /** Enters one, of the caller unless somebody else is named. */
    @Transactional
    RegisteredSession enter(Caller caller, SessionRequest wanted) {
        Instant now = now();
        RegisteredSession session = new RegisteredSession(
                UuidCreator.getTimeOrderedEpoch().toString(),
                wanted.learner(caller.userId()),
                wanted.classroomId(),
                Objects.requireNonNullElse(wanted.startedAt(), now),
                wanted.endedAt(),
                wanted.sessionType().wireName(),
                wanted.metadata() == null ? null : wanted.metadata().text(),
                0);
        mustBePossible(session, wanted.sessionType(), now);
        inSight.mustEnter(caller, session.userId(), session.classroomId());
        return sessions.insert(
                        session.sessionId(),
                        session.userId(),
                        session.classroomId(),
                        session.startedAt(),
                        session.endedAt(),
                        session.sessionType(),
                        session.metadata())
                .getFirst();
    }

    /** Changes one. */
    @Transactional
    RegisteredSession change(Caller caller, String sessionId, ExpectedVersion expected, SessionPatch patch) {
        RegisteredSession before = sessions.lock(sessionId).orElseThrow(SessionsInSight::notFound);
        inSight.mustSee(caller, before);
        if (!before.mayBeChangedHere()) {
            throw ProblemException.of(CommonProblem.CONFLICT, Words.of("detail.session-not-changed-here"));
        }
        expected.check(before.version());
        RegisteredSession after = patch.applied(before);
        mustBePossible(after, patch.sessionType(), now());
        if (!Objects.equals(before.classroomId(), after.classroomId())) {
            inSight.mustEnter(caller, after.userId(), after.classroomId());
        }
        return sessions.update(
                        sessionId,
                        after.classroomId(),
                        after.startedAt(),
                        after.endedAt(),
                        after.sessionType(),
                        after.metadata())
                .getFirst();
    }

    /** @throws ProblemException when no such session can have been, or when it is none that people enter */
    private static void mustBePossible(RegisteredSession session, @Nullable Kind wanted, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Instant ended = session.endedAt();
        Instant latest = now.plus(AHEAD);
        if (ended != null && ended.isBefore(session.startedAt())) {
            errors.add(FieldError.of("/ended_at", "field.before-start"));
        } else if (ended != null && ended.isAfter(latest)) {
            errors.add(FieldError.of("/ended_at", "field.future"));
        } else if (session.startedAt().isAfter(latest)) {
            errors.add(FieldError.of("/started_at", "field.future"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        if (wanted != null && !wanted.isFree()) {
            throw ProblemException.of(
                    CommonProblem.UNPROCESSABLE,
                    List.of(FieldError.of("/session_type", "field.not-free", wanted.wireName(), wanted.origin())));
        }
    }
}
