package io.gyosil.session.room;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.event.MessagePosted;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonAccess;
import io.gyosil.session.lesson.Participant;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.lesson.Wording;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.Audience;
import io.gyosil.session.timeline.Timeline;
import io.gyosil.session.word.HeldWords;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Posts a message, once however often it is sent. */
@Singleton
public class PostMessage {

    private static final String BY_MODERATION = "moderation";
    private static final String BY_WORD = "word";

    private final LessonAccess access;
    private final MessageRepository messages;
    private final HeldWords words;
    private final Timeline timeline;

    PostMessage(LessonAccess access, MessageRepository messages, HeldWords words, Timeline timeline) {
        this.access = access;
        this.messages = messages;
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
                .map(sent -> new Posted(sent.messageId(), stateFor(sent.message()), true))
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
                sender.nickname(),
                sender.avatarId(),
                content,
                holdReason == null ? Message.VISIBLE : Message.HELD,
                holdReason,
                false,
                holdReason == null ? lesson.lastSeq() + 1 : null,
                now);
        messages.insert(
                message.messageId(),
                lesson.sessionId(),
                message.participantId(),
                clientId,
                message.nickname(),
                message.avatarId(),
                content,
                message.state(),
                message.holdReason(),
                message.seq(),
                now);
        Actor actor = Actor.participant(sender.participantId());
        Map<String, String> logged = Map.of("message_id", message.messageId().toString());
        if (holdReason == null) {
            timeline.happened(lesson, "message-posted", Map.of("message", message.seen()), logged, actor, null);
        } else {
            Map<String, String> why = new LinkedHashMap<>(logged);
            why.put("reason", holdReason);
            timeline.log(lesson, "message-held", why, actor);
            timeline.announce(lesson, Audience.TEACHER, "held", Map.of("message", message));
        }
        timeline.publish(
                MessagePosted.TYPE,
                new MessagePosted(
                        lesson.sessionId().toString(),
                        message.messageId().toString(),
                        sender.participantId().toString(),
                        message.state(),
                        now));
        return new Posted(message.messageId(), message.state(), false);
    }

    private @Nullable String holdReason(Lesson lesson, String content) {
        if (lesson.moderation().equals(Lesson.HOLD)) {
            return BY_MODERATION;
        }
        return words.firstIn(lesson.orgId(), content).isPresent() ? BY_WORD : null;
    }
}
