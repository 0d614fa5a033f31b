package io.gyosil.session.live.join;

import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.SessionProblem;
import io.gyosil.session.live.lesson.Codes;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonAccess;
import io.gyosil.session.live.lesson.LessonRepository;
import io.gyosil.session.live.lesson.LessonView;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantRepository;
import io.gyosil.session.live.lesson.ParticipantView;
import io.gyosil.session.live.lesson.Seat;
import io.gyosil.session.live.lesson.Seats;
import io.gyosil.session.word.HeldWords;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets people into lessons, and back in. */
@Singleton
class JoinLesson {

    private final LessonRepository lessons;
    private final ParticipantRepository participants;
    private final LessonAccess access;
    private final Seats seats;
    private final Codes codes;
    private final CodeThrottle throttle;
    private final JoinPace pace;
    private final HeldWords words;
    private final Clock clock;
    private final int mostParticipants;

    JoinLesson(
            LessonRepository lessons,
            ParticipantRepository participants,
            LessonAccess access,
            Seats seats,
            Codes codes,
            CodeThrottle throttle,
            JoinPace pace,
            HeldWords words,
            Clock clock,
            LiveSettings settings) {
        this.lessons = lessons;
        this.participants = participants;
        this.access = access;
        this.seats = seats;
        this.codes = codes;
        this.throttle = throttle;
        this.pace = pace;
        this.words = words;
        this.clock = clock;
        this.mostParticipants = settings.mostParticipants();
    }

    /** What is behind a code. Wrong, expired and ended ones are alike. */
    LessonRepository.Door lookUp(String address, String typed) {
        String code = code(typed);
        return throttle.ask(address, code, () -> lessons.findDoor(code, clock.instant()))
                .orElseThrow(JoinLesson::noSuchLesson);
    }

    /** A pupil joins. */
    Joined join(String address, String typed, String nickname, int avatarId, @Nullable String deviceId) {
        String code = code(typed);
        return throttle.ask(address, code, () -> enter(address, code, nickname, avatarId, deviceId))
                .orElseThrow(JoinLesson::noSuchLesson);
    }

    /** Joins the lesson of a code, if there is one. */
    @Transactional
    Optional<Joined> enter(String address, String code, String nickname, int avatarId, @Nullable String deviceId) {
        return lessons.findByCode(code, clock.instant()).map(found -> {
            pace.join(address, found.sessionId());
            return enter(found, nickname, avatarId, deviceId);
        });
    }

    private Joined enter(Lesson found, String nickname, int avatarId, @Nullable String deviceId) {
        // It may have ended between the look-up and the lock.
        Lesson lesson = access.running(lessons.lock(found.sessionId()).orElseThrow(JoinLesson::noSuchLesson));
        if (!lesson.doorOpen()) {
            throw ProblemException.of(SessionProblem.DOOR_CLOSED, Words.of("detail.door-closed"));
        }
        if (words.firstIn(lesson.orgId(), nickname).isPresent()) {
            throw ProblemException.invalid("/nickname", "field.held-word");
        }
        if (participants.count(lesson.sessionId()) >= mostParticipants) {
            throw ProblemException.of(SessionProblem.LESSON_FULL, Words.of("detail.lesson-full", mostParticipants));
        }
        return joined(lesson, seats.pupil(lesson, nickname, avatarId, deviceId), false);
    }

    /** A participant comes back, on this device or another; who was kicked is in again. */
    @Transactional
    Joined rejoin(Seat seat, String token, UUID sessionId) {
        Participant participant = participants
                .find(seat.participantId())
                .filter(found -> found.sessionId().equals(sessionId))
                .orElseThrow(JoinLesson::noSuchLesson);
        Lesson lesson = access.running(lessons.lock(sessionId).orElseThrow(JoinLesson::noSuchLesson));
        boolean isOut = participant.isTeacher()
                ? !participant.state().equals(Participant.IN)
                : participant.state().equals(Participant.BANNED);
        if (isOut) {
            throw ProblemException.of(SessionProblem.REMOVED_FROM_LESSON, Words.of("detail.removed-from-lesson"));
        }
        participants.setState(participant.participantId(), Participant.IN);
        return joined(lesson, new Seats.Taken(participant.in(Participant.IN), token), participant.isTeacher());
    }

    /** The lesson's teacher takes the seat in it. */
    @Transactional
    Joined rejoin(Authentication teacher, UUID sessionId) {
        Caller caller = Caller.of(teacher);
        Lesson lesson = access.lockRunning(caller, sessionId);
        return joined(lesson, seats.teacher(lesson, caller), true);
    }

    private String code(String typed) {
        return codes.read(typed).orElseThrow(JoinLesson::noSuchLesson);
    }

    private Joined joined(Lesson lesson, Seats.Taken seat, boolean teaches) {
        return new Joined(
                lesson.sessionId(),
                seat.token(),
                ParticipantView.of(seat.participant(), clock.instant()),
                LessonView.of(
                        lesson, lessons.className(lesson.classId()), participants.count(lesson.sessionId()), teaches));
    }

    private static ProblemException noSuchLesson() {
        return ProblemException.of(SessionProblem.NO_SUCH_LESSON, Words.of("detail.no-such-lesson"));
    }
}
