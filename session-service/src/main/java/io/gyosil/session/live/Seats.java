package io.gyosil.session.live;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.event.ParticipantJoined;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.SessionProblem;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonRepository;
import io.gyosil.session.lesson.Participant;
import io.gyosil.session.lesson.ParticipantRepository;
import io.gyosil.session.lesson.ParticipantToken;
import io.gyosil.session.lesson.Wording;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.Timeline;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives people their seats in lessons, and tokens for them. Works in the open transaction, under the lesson's lock. */
@Singleton
class Seats {

    private static final String TEACHER = "선생님";
    private static final int TEACHERS_PICTURE = 1;

    private final ParticipantRepository participants;
    private final LessonRepository lessons;
    private final Timeline timeline;

    Seats(ParticipantRepository participants, LessonRepository lessons, Timeline timeline) {
        this.participants = participants;
        this.lessons = lessons;
        this.timeline = timeline;
    }

    /** A seat, and a token for it. */
    record Taken(Participant participant, String token) {}

    /** A token for the seat of a lesson's teacher; empty when there is no such lesson any more. */
    @Transactional
    Optional<String> teachersToken(UUID sessionId, Caller caller) {
        return lessons.lock(sessionId).map(lesson -> teacher(lesson, caller).token());
    }

    /** The seat of the lesson's teacher: one for each user, and a token of its own for each device. */
    Taken teacher(Lesson lesson, Caller caller) {
        return participants
                .ofUser(lesson.sessionId(), caller.userId())
                .map(this::withToken)
                .orElseGet(() -> seat(lesson, teachersName(caller), TEACHERS_PICTURE, caller.userId(), null));
    }

    /**
     * A pupil's new seat.
     *
     * @throws ProblemException when the nickname or the device was banned from the lesson
     */
    Taken pupil(Lesson lesson, String nickname, int avatarId, @Nullable String deviceId) {
        if (participants.isBanned(lesson.sessionId(), nickname, deviceId)) {
            throw ProblemException.of(SessionProblem.REMOVED_FROM_LESSON, Words.of("detail.removed-from-lesson"));
        }
        return seat(lesson, nickname, avatarId, null, deviceId);
    }

    private Taken seat(
            Lesson lesson, String nickname, int avatarId, @Nullable String userId, @Nullable String deviceId) {
        Participant participant = new Participant(
                UuidCreator.getTimeOrderedEpoch(),
                lesson.sessionId(),
                userId == null ? Participant.STUDENT : Participant.TEACHER,
                userId,
                nickname,
                avatarId,
                Participant.IN,
                timeline.now(),
                null);
        participants.insert(participant, deviceId);
        String id = participant.participantId().toString();
        timeline.log(
                lesson,
                "participant-joined",
                Map.of("participant_id", id, "role", participant.role(), "nickname", nickname),
                Actor.participant(participant.participantId()));
        timeline.publish(
                ParticipantJoined.TYPE,
                new ParticipantJoined(lesson.sessionId().toString(), id, participant.role(), participant.joinedAt()));
        return withToken(participant);
    }

    private Taken withToken(Participant participant) {
        ParticipantToken token = ParticipantToken.next();
        participants.addToken(participant.participantId(), token.digest());
        return new Taken(participant, token.text());
    }

    private String teachersName(Caller caller) {
        String name = lessons.userName(caller.userId()).orElse(TEACHER);
        return name.codePointCount(0, name.length()) <= Wording.LONGEST_NICKNAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, Wording.LONGEST_NICKNAME));
    }
}
