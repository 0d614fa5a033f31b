package io.gyosil.session.live.lesson;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.session.SessionProblem;
import io.gyosil.session.Wording;
import io.gyosil.session.word.HeldWords;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives people their seats in lessons, and tokens for them. Works in the open transaction, under the lesson's lock. */
@Singleton
public class Seats {

    /** With a number of up to four digits behind it this much of a nickname is left. */
    private static final int SHORTEST_BEGINNING = Wording.LONGEST_NICKNAME - 5;

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
    public record Taken(Participant participant, String token) {}

    /** A token for the seat of a lesson's teacher; empty when there is no such lesson any more. */
    @Transactional
    Optional<String> teachersToken(UUID sessionId, Caller caller) {
        return lessons.lock(sessionId).map(lesson -> teacher(lesson, caller).token());
    }

    /** The seat of the lesson's teacher: one for each user, and a token of its own for each device. */
    public Taken teacher(Lesson lesson, Caller caller) {
        return participants
                .ofUser(lesson.sessionId(), caller.userId())
                .map(this::takenAgain)
                .orElseGet(() -> seat(lesson, teachersName(caller), TEACHERS_PICTURE, caller.userId(), null));
    }

    /**
     * A pupil's new seat.
     *
     * @throws ProblemException when the nickname or the device was banned from the lesson
     */
    public Taken pupil(Lesson lesson, String nickname, int avatarId, @Nullable String deviceId) {
        if (participants.isBanned(lesson.sessionId(), HeldWords.folded(nickname), deviceId)) {
            throw ProblemException.of(SessionProblem.REMOVED_FROM_LESSON, Words.of("detail.removed-from-lesson"));
        }
        return seat(lesson, numbered(lesson, nickname), avatarId, null, deviceId);
    }

    /** The nickname, with a number behind it when somebody has one that looks like it. */
    private String numbered(Lesson lesson, String nickname) {
        Set<String> taken = Set.copyOf(participants.foldedNames(
                lesson.sessionId(), HeldWords.folded(shortened(nickname, SHORTEST_BEGINNING))));
        return Stream.concat(
                        Stream.of(nickname),
                        IntStream.iterate(2, i -> i + 1)
                                .mapToObj(i -> shortened(nickname, Wording.LONGEST_NICKNAME - digits(i) - 1) + " " + i))
                .filter(name -> !taken.contains(HeldWords.folded(name)))
                .findFirst()
                .orElseThrow();
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    private static String shortened(String name, int longest) {
        return name.codePointCount(0, name.length()) <= longest
                ? name
                : name.substring(0, name.offsetByCodePoints(0, longest));
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
        participants.insert(participant, deviceId, HeldWords.folded(nickname));
        timeline.happened(
                lesson, new LessonEvent.ParticipantJoined(participant), Actor.participant(participant.participantId()));
        return withToken(participant);
    }

    private Taken takenAgain(Participant participant) {
        // It may have been lost, with the right to it, and that have come back.
        participants.setState(participant.participantId(), Participant.IN);
        return withToken(participant.in(Participant.IN));
    }

    private Taken withToken(Participant participant) {
        ParticipantToken token = ParticipantToken.next();
        participants.addToken(participant.participantId(), token.digest());
        return new Taken(participant, token.text());
    }

    private String teachersName(Caller caller) {
        String name = lessons.userName(caller.userId()).orElse(TEACHER);
        return shortened(name, Wording.LONGEST_NICKNAME);
    }
}
