package io.gyosil.session.live.socket;

import io.gyosil.kit.event.EventJson;
import io.gyosil.session.live.card.CardView;
import io.gyosil.session.live.card.ShowCards;
import io.gyosil.session.live.lesson.CloseCode;
import io.gyosil.session.live.lesson.EventName;
import io.gyosil.session.live.lesson.Frame;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonRepository;
import io.gyosil.session.live.lesson.LessonView;
import io.gyosil.session.live.lesson.Participant;
import io.gyosil.session.live.lesson.ParticipantRepository;
import io.gyosil.session.live.lesson.ParticipantTokens;
import io.gyosil.session.live.lesson.ParticipantView;
import io.gyosil.session.live.lesson.Seat;
import io.gyosil.session.live.message.Message;
import io.gyosil.session.live.message.MessageRepository;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a token lets somebody into a lesson, and with which words. */
@Singleton
class Greeting {

    private final ParticipantTokens tokens;
    private final ParticipantRepository participants;
    private final LessonRepository lessons;
    private final MessageRepository messages;
    private final ShowCards cards;
    private final Clock clock;

    Greeting(
            ParticipantTokens tokens,
            ParticipantRepository participants,
            LessonRepository lessons,
            MessageRepository messages,
            ShowCards cards,
            Clock clock) {
        this.tokens = tokens;
        this.participants = participants;
        this.lessons = lessons;
        this.messages = messages;
        this.cards = cards;
        this.clock = clock;
    }

    /** What a new socket is sent. */
    sealed interface Answer {}

    /** Sent away, with a close code. */
    record Refused(int code) implements Answer {}

    /** Let in. */
    record Welcome(
            Participant participant,
            ParticipantView self,
            LessonView lesson,
            @Nullable CardView card,
            List<Message> waiting,
            Instant now)
            implements Answer {

        String frame(long seq, boolean more) {
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("participant", self);
            frame.put("lesson", lesson);
            frame.put("card", card);
            frame.put("waiting", waiting);
            frame.put("now", now);
            frame.put("seq", seq);
            frame.put("more", more);
            return EventJson.write(Frame.body(EventName.WELCOME, frame));
        }
    }

    @Transactional
    Answer of(UUID sessionId, String token) {
        Seat seat = tokens.holder(token).orElse(null);
        if (seat == null || !seat.sessionId().equals(sessionId)) {
            return new Refused(CloseCode.BAD_TOKEN);
        }
        Participant participant = participants.find(seat.participantId()).orElse(null);
        Lesson lesson = lessons.find(sessionId).orElse(null);
        if (participant == null || lesson == null) {
            return new Refused(CloseCode.BAD_TOKEN);
        }
        if (participant.isTeacher()
                && (!participant.state().equals(Participant.IN)
                        || !participants.lostSeats(participant.participantId()).isEmpty())) {
            return new Refused(CloseCode.BAD_TOKEN);
        }
        return switch (participant.state()) {
            case Participant.BANNED -> new Refused(CloseCode.BANNED);
            case Participant.KICKED -> new Refused(CloseCode.KICKED);
            default -> lesson.isOver(clock.instant()) ? new Refused(CloseCode.ENDED) : welcome(participant, lesson);
        };
    }

    private Welcome welcome(Participant participant, Lesson lesson) {
        return new Welcome(
                participant,
                ParticipantView.of(participant, clock.instant()),
                LessonView.of(
                        lesson,
                        lessons.className(lesson.classId()),
                        participants.count(lesson.sessionId()),
                        participant.isTeacher()),
                cards.open(lesson.sessionId())
                        .map(card -> participant.isTeacher() ? CardView.ofTeacher(card) : CardView.of(card))
                        .orElse(null),
                messages.waiting(lesson.sessionId(), lesson.since(), participant.participantId()),
                clock.instant());
    }
}
