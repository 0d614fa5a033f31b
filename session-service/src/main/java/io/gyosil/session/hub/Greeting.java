package io.gyosil.session.hub;

import io.gyosil.kit.event.EventJson;
import io.gyosil.session.card.CardView;
import io.gyosil.session.card.ShowCards;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonRepository;
import io.gyosil.session.lesson.LessonView;
import io.gyosil.session.lesson.Participant;
import io.gyosil.session.lesson.ParticipantRepository;
import io.gyosil.session.lesson.ParticipantTokens;
import io.gyosil.session.lesson.ParticipantView;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.timeline.CloseCode;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a token lets somebody into a lesson, and with which words. */
@Singleton
class Greeting {

    private final ParticipantTokens tokens;
    private final ParticipantRepository participants;
    private final LessonRepository lessons;
    private final ShowCards cards;
    private final Clock clock;

    Greeting(
            ParticipantTokens tokens,
            ParticipantRepository participants,
            LessonRepository lessons,
            ShowCards cards,
            Clock clock) {
        this.tokens = tokens;
        this.participants = participants;
        this.lessons = lessons;
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
            @Nullable CardView card) implements Answer {

        String frame(long seq, boolean more) {
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("type", "welcome");
            frame.put("participant", self);
            frame.put("lesson", lesson);
            frame.put("card", card);
            frame.put("seq", seq);
            frame.put("more", more);
            return EventJson.write(frame);
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
                        .orElse(null));
    }
}
