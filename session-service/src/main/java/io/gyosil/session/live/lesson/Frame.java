package io.gyosil.session.live.lesson;

import io.gyosil.session.live.lesson.LessonEvent.BanLifted;
import io.gyosil.session.live.lesson.LessonEvent.CardAnswered;
import io.gyosil.session.live.lesson.LessonEvent.CardClosed;
import io.gyosil.session.live.lesson.LessonEvent.CardShown;
import io.gyosil.session.live.lesson.LessonEvent.DoorMoved;
import io.gyosil.session.live.lesson.LessonEvent.LessonEnded;
import io.gyosil.session.live.lesson.LessonEvent.LessonExtended;
import io.gyosil.session.live.lesson.LessonEvent.LessonStarted;
import io.gyosil.session.live.lesson.LessonEvent.MessageApproved;
import io.gyosil.session.live.lesson.LessonEvent.MessageHeld;
import io.gyosil.session.live.lesson.LessonEvent.MessageHidden;
import io.gyosil.session.live.lesson.LessonEvent.MessagePosted;
import io.gyosil.session.live.lesson.LessonEvent.MessageRejected;
import io.gyosil.session.live.lesson.LessonEvent.MessageRestored;
import io.gyosil.session.live.lesson.LessonEvent.MessageUnheld;
import io.gyosil.session.live.lesson.LessonEvent.ModerationChanged;
import io.gyosil.session.live.lesson.LessonEvent.ParticipantJoined;
import io.gyosil.session.live.lesson.LessonEvent.ParticipantRemoved;
import io.gyosil.session.live.lesson.LessonEvent.SeatLost;
import io.gyosil.session.live.message.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What sockets are sent.
 *
 * @param audience whose sockets
 * @param fields what it has beside its type, and its number and time if it has those
 * @param close the code with which sockets are closed that got it; null to leave them open
 */
public record Frame(
        EventName name,
        Audience audience,
        Map<String, ?> fields,
        @Nullable Integer close) {

    /** A happening's; empty for one of which sockets hear nothing. */
    public static Optional<Frame> of(LessonEvent event) {
        return switch (event) {
            case MessagePosted(Message message) -> all(EventName.MESSAGE_POSTED, Map.of("message", message.seen()));
            case MessageApproved(Message message) -> all(EventName.MESSAGE_POSTED, Map.of("message", message.seen()));
            case MessageRestored(Message message) -> all(EventName.MESSAGE_RESTORED, Map.of("message", message.seen()));
            case MessageHidden(UUID messageId) -> all(EventName.MESSAGE_HIDDEN, Map.of("message_id", messageId));
            case MessageHeld(Message message) -> teacher(EventName.HELD, Map.of("message", message));
            case MessageUnheld(UUID messageId, String state) ->
                teacher(EventName.UNHELD, Map.of("message_id", messageId, "state", state));
            case CardShown shown -> all(EventName.CARD_SHOWN, Map.of("card", shown.card()));
            case CardClosed(UUID cardId, String answer) ->
                all(EventName.CARD_CLOSED, Map.of("card_id", cardId, "answer", answer));
            case CardAnswered answered -> teacher(EventName.CARD_RESULTS, Map.of("results", answered.results()));
            case ModerationChanged(String moderation) ->
                all(EventName.MODERATION_CHANGED, Map.of("moderation", moderation));
            case LessonEnded(String reason) ->
                Optional.of(new Frame(EventName.LESSON_ENDED, Audience.ALL, Map.of("reason", reason), CloseCode.ENDED));
            case ParticipantRemoved(UUID participantId, boolean banned) ->
                one(
                        EventName.REMOVED,
                        participantId,
                        Map.of("act", banned ? "ban" : "kick"),
                        banned ? CloseCode.BANNED : CloseCode.KICKED);
            case SeatLost(UUID participantId) -> one(EventName.SEAT_LOST, participantId, Map.of(), CloseCode.BAD_TOKEN);
            case LessonStarted() -> Optional.empty();
            case ParticipantJoined(Participant participant) -> Optional.empty();
            case BanLifted(UUID participantId) -> Optional.empty();
            case MessageRejected(UUID messageId) -> Optional.empty();
            case LessonExtended(Instant expiresAt) -> Optional.empty();
            case DoorMoved(boolean open) -> Optional.empty();
        };
    }

    /** What is sent, to be written as JSON. */
    public Map<String, Object> body(@Nullable Long seq, Instant at) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (seq != null) {
            all.put("seq", seq);
            all.put("at", at);
        }
        all.putAll(fields);
        return body(name, all);
    }

    /** What a single socket is sent, to be written as JSON. */
    public static Map<String, Object> body(EventName name, Map<String, ?> fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", name.wire());
        body.putAll(fields);
        return body;
    }

    private static Optional<Frame> all(EventName name, Map<String, ?> fields) {
        return Optional.of(new Frame(name, Audience.ALL, fields, null));
    }

    private static Optional<Frame> teacher(EventName name, Map<String, ?> fields) {
        return Optional.of(new Frame(name, Audience.TEACHER, fields, null));
    }

    private static Optional<Frame> one(EventName name, UUID participantId, Map<String, ?> fields, int close) {
        return Optional.of(new Frame(name, Audience.only(participantId), fields, close));
    }
}
