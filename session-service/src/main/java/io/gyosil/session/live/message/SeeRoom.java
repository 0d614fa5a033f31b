package io.gyosil.session.live.message;

import io.gyosil.kit.security.Caller;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonAccess;
import io.gyosil.session.live.lesson.ParticipantRepository;
import io.gyosil.session.live.lesson.ParticipantView;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said and done in a lesson, for those who may see it. */
@Singleton
class SeeRoom {

    private static final int MOST_PARTICIPANTS = 5_000;

    private final LessonAccess access;
    private final MessageRepository messages;
    private final LogRepository log;
    private final ParticipantRepository participants;
    private final Clock clock;

    SeeRoom(
            LessonAccess access,
            MessageRepository messages,
            LogRepository log,
            ParticipantRepository participants,
            Clock clock) {
        this.access = access;
        this.messages = messages;
        this.log = log;
        this.participants = participants;
        this.clock = clock;
    }

    /** A place in a list that is newest first. */
    record Place(Instant time, UUID id) {}

    /** Messages in some states, newest first. */
    @Transactional
    List<Message> messages(
            Authentication caller, UUID sessionId, List<String> states, @Nullable Place before, int most) {
        Lesson lesson = access.toSee(caller, sessionId);
        return messages.list(
                sessionId,
                lesson.since(),
                states.toArray(String[]::new),
                before == null ? null : before.time(),
                before == null ? null : before.id(),
                most);
    }

    /** Who takes part: those who are there first, in the order in which they joined. */
    @Transactional
    List<ParticipantView> participants(Caller caller, UUID sessionId) {
        access.toTeach(caller, sessionId);
        Instant now = clock.instant();
        return participants.list(sessionId, now.minus(ParticipantView.PRESENT_FOR), MOST_PARTICIPANTS).stream()
                .map(participant -> ParticipantView.of(participant, now))
                .toList();
    }

    /** Everything that happened, or what is of one kind, newest first. */
    @Transactional
    List<Logged> log(Caller caller, UUID sessionId, @Nullable String eventType, @Nullable Place before, int most) {
        Lesson lesson = access.toTeach(caller, sessionId);
        return log.log(
                sessionId,
                lesson.since(),
                eventType,
                before == null ? null : before.time(),
                before == null ? null : before.id(),
                most);
    }
}
