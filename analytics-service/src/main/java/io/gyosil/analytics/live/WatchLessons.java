package io.gyosil.analytics.live;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows teachers the lessons of their classes, and admins those of their organization. */
@Singleton
class WatchLessons {

    private final LessonRepository lessons;
    private final RosterRights rights;

    WatchLessons(LessonRepository lessons, RosterRights rights) {
        this.lessons = lessons;
        this.rights = rights;
    }

    /** A place in the list of active lessons; null in both to start at its beginning. */
    record After(@Nullable Instant startedAt, @Nullable String sessionId) {}

    /**
     * The pulse of one lesson.
     *
     * @throws ProblemException not found for one of another organization, forbidden for one of another teacher
     */
    @Transactional("web")
    Pulse pulse(Caller caller, String sessionId) {
        Lesson lesson = lessons.lesson(sessionId).orElseThrow(WatchLessons::unknown);
        switch (rights.mayTeachClass(caller, lesson.classId())) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, "You do not teach this class.");
            case UNKNOWN -> throw unknown();
        }
        List<Pulse.Minute> minutes = lessons.minutes(sessionId);
        LessonPupils pupils = lessons.pupils(sessionId);
        return new Pulse(
                sessionId,
                lesson.classId(),
                lesson.startedAt(),
                lesson.endedAt(),
                lesson.endReason(),
                pupils.participants(),
                pupils.posted(),
                pupils.answered(),
                minutes.stream().mapToLong(Pulse.Minute::messages).sum(),
                minutes.stream().mapToLong(Pulse.Minute::held).sum(),
                minutes,
                lessons.cards(sessionId).stream()
                        .map(card -> card(card, pupils.participants()))
                        .toList());
    }

    /** Lessons that go on, newest first. */
    @Transactional("web")
    List<ActiveLesson> active(Caller caller, After after, int limit) {
        VisibilityScope sight = rights.sight(caller);
        if (sight.orgId() == null) {
            return List.of();
        }
        return sight.teacherId() == null
                ? lessons.active(sight.orgId(), after.startedAt(), after.sessionId(), limit)
                : lessons.activeOf(
                        sight.teacherId().toString(), sight.orgId(), after.startedAt(), after.sessionId(), limit);
    }

    private static Pulse.Card card(AnsweredCard card, long joined) {
        return new Pulse.Card(
                card.cardId(),
                card.type(),
                card.difficulty(),
                card.grade(),
                card.shownAt(),
                card.answered(),
                card.correct(),
                Pulse.share(card.answered(), joined),
                Pulse.share(card.correct(), card.answered()));
    }

    private static ProblemException unknown() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "Your organization has no lesson of this id.");
    }
}
