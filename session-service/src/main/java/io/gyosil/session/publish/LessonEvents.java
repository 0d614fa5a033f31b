package io.gyosil.session.publish;

import io.gyosil.event.CardAnswered;
import io.gyosil.event.CardShown;
import io.gyosil.event.Event;
import io.gyosil.event.LiveEnded;
import io.gyosil.event.LiveStarted;
import io.gyosil.event.MessageModerated;
import io.gyosil.event.MessagePosted;
import io.gyosil.event.ParticipantJoined;
import io.gyosil.event.SocketFrame;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import io.gyosil.session.live.card.CardView;
import io.gyosil.session.live.lesson.Announcer;
import io.gyosil.session.live.lesson.Frame;
import io.gyosil.session.live.lesson.Happening;
import io.gyosil.session.live.lesson.Lesson;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.message.Message;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Leaves what happens in lessons in the outbox: a frame for the hubs, and an event for the other services. */
@Singleton
class LessonEvents implements Announcer {

    private final Outbox outbox;

    LessonEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void announce(Happening happening) {
        List<OutboxEvent> events = Stream.concat(
                        Frame.of(happening.event()).map(frame -> sent(happening, frame)).stream(),
                        published(happening).stream())
                .toList();
        if (!events.isEmpty()) {
            outbox.append(events);
        }
    }

    private static OutboxEvent sent(Happening happening, Frame frame) {
        return event(
                happening,
                SocketFrame.TYPE,
                new SocketFrame(
                        happening.lesson().sessionId().toString(),
                        happening.seq(),
                        frame.audience().name(),
                        EventJson.write(frame.body(happening.seq(), happening.at())),
                        frame.close()));
    }

    private static Optional<OutboxEvent> published(Happening happening) {
        Lesson lesson = happening.lesson();
        String sessionId = lesson.sessionId().toString();
        return switch (happening.event()) {
            case LessonEvent.LessonStarted() ->
                published(
                        happening,
                        LiveStarted.TYPE,
                        new LiveStarted(
                                sessionId,
                                lesson.classId(),
                                lesson.orgId(),
                                lesson.teacherUserId(),
                                lesson.startedAt()));
            case LessonEvent.ParticipantJoined joined ->
                published(
                        happening,
                        ParticipantJoined.TYPE,
                        new ParticipantJoined(
                                sessionId,
                                joined.participant().participantId().toString(),
                                joined.participant().role(),
                                joined.participant().joinedAt()));
            case LessonEvent.MessagePosted(Message message) -> posted(happening, message);
            case LessonEvent.MessageHeld(Message message) -> posted(happening, message);
            case LessonEvent.MessageApproved(Message message) -> moderated(happening, message.messageId(), "approve");
            case LessonEvent.MessageRejected(UUID messageId) -> moderated(happening, messageId, "reject");
            case LessonEvent.MessageHidden(UUID messageId) -> moderated(happening, messageId, "hide");
            case LessonEvent.MessageRestored(Message message) -> moderated(happening, message.messageId(), "restore");
            case LessonEvent.CardShown(CardView card) ->
                published(
                        happening,
                        CardShown.TYPE,
                        new CardShown(
                                sessionId,
                                card.cardId().toString(),
                                card.problemId().toString(),
                                card.type(),
                                card.difficulty(),
                                card.grade(),
                                card.shownAt()));
            case LessonEvent.CardAnswered answered ->
                published(
                        happening,
                        CardAnswered.TYPE,
                        new CardAnswered(
                                sessionId,
                                answered.cardId().toString(),
                                answered.participantId().toString(),
                                answered.correct(),
                                happening.at()));
            case LessonEvent.LessonEnded(String reason) ->
                published(happening, LiveEnded.TYPE, new LiveEnded(sessionId, reason, happening.at()));
            case LessonEvent.CardClosed closed -> Optional.empty();
            case LessonEvent.ModerationChanged changed -> Optional.empty();
            case LessonEvent.DoorMoved moved -> Optional.empty();
            case LessonEvent.LessonExtended extended -> Optional.empty();
            case LessonEvent.MessageUnheld unheld -> Optional.empty();
            case LessonEvent.ParticipantRemoved removed -> Optional.empty();
            case LessonEvent.BanLifted lifted -> Optional.empty();
            case LessonEvent.SeatLost lost -> Optional.empty();
        };
    }

    private static Optional<OutboxEvent> posted(Happening happening, Message message) {
        return published(
                happening,
                MessagePosted.TYPE,
                new MessagePosted(
                        happening.lesson().sessionId().toString(),
                        message.messageId().toString(),
                        message.participantId().toString(),
                        message.state(),
                        message.createdAt()));
    }

    private static Optional<OutboxEvent> moderated(Happening happening, UUID messageId, String act) {
        return published(
                happening,
                MessageModerated.TYPE,
                new MessageModerated(
                        happening.lesson().sessionId().toString(),
                        messageId.toString(),
                        act,
                        String.valueOf(happening.actor().userId()),
                        happening.at()));
    }

    private static Optional<OutboxEvent> published(Happening happening, String type, Event event) {
        return Optional.of(event(happening, type, event));
    }

    private static OutboxEvent event(Happening happening, String type, Event event) {
        return OutboxEvent.of(event.topic(), event.key(), type, event, happening.at());
    }
}
