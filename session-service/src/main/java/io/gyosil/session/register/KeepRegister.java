package io.gyosil.session.register;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and keeps the register for those who may. */
@Singleton
class KeepRegister {

    private final SessionRepository sessions;
    private final SessionsInSight inSight;
    private final Clock clock;

    KeepRegister(SessionRepository sessions, SessionsInSight inSight, Clock clock) {
        this.sessions = sessions;
        this.inSight = inSight;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Transactional
    <T> T inTransaction(Supplier<T> work) {
        return work.get();
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

    @Transactional
    RegisteredSession enter(Caller caller, RegisteredSession session) {
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

    @Transactional
    RegisteredSession change(Caller caller, String sessionId, Consumer<RegisteredSession> check, SessionDraft patch) {
        RegisteredSession before = sessions.lock(sessionId).orElseThrow(SessionsInSight::notFound);
        inSight.mustSee(caller, before);
        if (!before.mayBeChangedHere()) {
            throw ProblemException.of(CommonProblem.CONFLICT, "Only practice and review sessions are changed here.");
        }
        check.accept(before);
        RegisteredSession after = patch.applied(before, now());
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
}
