package io.gyosil.session.live.message;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.session.Wording;
import io.gyosil.session.live.lesson.Actor;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonAccess;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.Seat;
import io.gyosil.session.live.lesson.Timeline;
import io.gyosil.session.word.HeldWords;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts a message, once however often it is sent. */
@Singleton
public class PostMessage {

    private static final String BY_MODERATION = "moderation";
    private static final String BY_WORD = "word";

    private final LessonAccess access;
    private final MessageRepository messages;
    private final MessageWriter writer;
    private final HeldWords words;
    private final Timeline timeline;

    PostMessage(
            LessonAccess access, MessageRepository messages, MessageWriter writer, HeldWords words, Timeline timeline) {
        this.access = access;
        this.messages = messages;
        this.writer = writer;
        this.words = words;
        this.timeline = timeline;
    }

    /**
     * What became of a message.
     *
     * @param state visible or held
     * @param repeated whether it was there already
     */
    public record Posted(UUID messageId, String state, boolean repeated) {}

    /**
     * Posts it.
     *
     * @param clientId the sender's own name of it
     * @throws io.gyosil.kit.problem.ProblemException when the text is none, or the sender may not post
     */
    @Transactional
    public Posted post(Seat seat, String clientId, @Nullable String written) {
        String content = Wording.of("/content", written, Wording.LONGEST_MESSAGE);
        LessonAccess.Attendance attendance = access.lockAttended(seat, seat.sessionId());
        Lesson lesson = attendance.lesson();
        return messages.findSent(lesson.sessionId(), lesson.since(), seat.participantId(), clientId)
                .map(sent -> new Posted(sent.messageId(), stateFor(sent), true))
                .orElseGet(() -> post(lesson, attendance.participant(), clientId, content));
    }

    /** Its sender does not learn what a teacher decided on a message that was held. */
    private static String stateFor(Message sent) {
        return sent.seq() == null ? Message.HELD : Message.VISIBLE;
    }

    private Posted post(Lesson lesson, Participant sender, String clientId, String content) {
        String holdReason = sender.isTeacher() ? null : holdReason(lesson, content);
        Instant now = timeline.now();
        Message message = new Message(
                UuidCreator.getTimeOrderedEpoch(now),
                sender.participantId(),
                sender.role(),
                sender.nickname(),
                sender.avatarId(),
                content,
                holdReason == null ? Message.VISIBLE : Message.HELD,
                holdReason,
                false,
                holdReason == null ? lesson.lastSeq() + 1 : null,
                now);
        writer.insert(lesson.sessionId(), clientId, message);
        timeline.happened(
                lesson,
                holdReason == null ? new LessonEvent.MessagePosted(message) : new LessonEvent.MessageHeld(message),
                Actor.participant(sender.participantId()));
        return new Posted(message.messageId(), message.state(), false);
    }

    private @Nullable String holdReason(Lesson lesson, String content) {
        if (lesson.moderation().equals(Lesson.HOLD)) {
            return BY_MODERATION;
        }
        return words.firstIn(lesson.orgId(), content).isPresent() ? BY_WORD : null;
    }
}
