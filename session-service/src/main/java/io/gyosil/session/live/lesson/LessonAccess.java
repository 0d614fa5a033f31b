package io.gyosil.session.live.lesson;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.RosterRights;
import io.gyosil.session.SessionProblem;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Whose lesson it is. What locks works in the open transaction. */
@Singleton
public class LessonAccess {

    private final LessonRepository lessons;
    private final ParticipantRepository participants;
    private final RosterRights rights;
    private final Clock clock;

    LessonAccess(LessonRepository lessons, ParticipantRepository participants, RosterRights rights, Clock clock) {
        this.lessons = lessons;
        this.participants = participants;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * A lesson, for those who teach its class or run the organization.
     *
     * @throws ProblemException forbidden or not found
     */
    public Lesson toTeach(Caller caller, UUID sessionId) {
        return taught(caller, lessons.find(sessionId));
    }

    /** Like {@link #toTeach}; nothing else happens in the lesson until the transaction ends. */
    public Lesson lockToTeach(Caller caller, UUID sessionId) {
        return taught(caller, lessons.lock(sessionId));
    }

    /**
     * Like {@link #lockToTeach}, of a lesson that goes on.
     *
     * @throws ProblemException also when it is over
     */
    public Lesson lockRunning(Caller caller, UUID sessionId) {
        return running(lockToTeach(caller, sessionId));
    }

    /**
     * A lesson that goes on, for a participant, who is in it.
     *
     * @throws ProblemException not found when the token is another lesson's, forbidden when the participant was removed, over when the
     *     lesson is
     */
    public Attendance attend(Seat seat, UUID sessionId) {
        return attendance(seat, sessionId, lessons.find(sessionId));
    }

    /** Like {@link #attend}; nothing else happens in it until the transaction ends. */
    public Attendance lockAttended(Seat seat, UUID sessionId) {
        return attendance(seat, sessionId, lessons.lock(sessionId));
    }

    /** A lesson for its teacher or a participant, according to who asks. */
    public Lesson toSee(Authentication caller, UUID sessionId) {
        Optional<Seat> seat = ParticipantTokens.seat(caller);
        return seat.isPresent() ? attend(seat.get(), sessionId).lesson() : toTeach(Caller.of(caller), sessionId);
    }

    /**
     * The lesson, if it goes on.
     *
     * @throws ProblemException when it is over
     */
    public Lesson running(Lesson lesson) {
        if (lesson.isOver(clock.instant())) {
            throw ProblemException.of(SessionProblem.LESSON_ENDED, Words.of("detail.lesson-ended"));
        }
        return lesson;
    }

    private Lesson taught(Caller caller, Optional<Lesson> found) {
        Lesson lesson = found.orElseThrow(LessonAccess::notFound);
        return switch (rights.mayTeachClass(caller, lesson.classId())) {
            case ALLOWED -> lesson;
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.lesson-of-another"));
            case UNKNOWN -> throw notFound();
        };
    }

    private Attendance attendance(Seat seat, UUID sessionId, Optional<Lesson> found) {
        if (!seat.sessionId().equals(sessionId)) {
            throw notFound();
        }
        Lesson lesson = running(found.orElseThrow(LessonAccess::notFound));
        Participant participant = participants.find(seat.participantId()).orElseThrow(LessonAccess::notFound);
        if (!participant.state().equals(Participant.IN)) {
            throw ProblemException.of(SessionProblem.REMOVED_FROM_LESSON, Words.of("detail.removed-from-lesson"));
        }
        return new Attendance(lesson, participant);
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-lesson-here"));
    }

    /** A lesson, and who takes part in it. */
    public record Attendance(Lesson lesson, Participant participant) {}
}
