package io.gyosil.session.live.lesson;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.event.EventJson;
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
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens in lessons, as rows of the log. They are written together with the commit. */
@Singleton
public final class EventLog {

    private static final String ADD = """
        INSERT INTO logs (id, session_id, event_type, payload, timestamp, seq, actor)
        VALUES (?, ?, ?, cast(? AS jsonb), ?, ?, ?)
        """;

    private static final String NUMBER = "UPDATE sessions SET last_seq = ? WHERE id = ?";

    private final StatementPipeline statements;

    EventLog(StatementPipeline statements) {
        this.statements = statements;
    }

    private record Entry(EventName name, Object payload) {}

    /** Notes it in the open transaction; a number is the lesson's newest from then on. */
    void write(Happening happening) {
        UUID sessionId = happening.lesson().sessionId();
        if (happening.seq() != null) {
            statements.later(NUMBER, Arrays.asList(happening.seq(), sessionId));
        }
        entry(happening)
                .ifPresent(entry -> statements.later(
                        ADD,
                        Arrays.asList(
                                UuidCreator.getTimeOrderedEpoch(),
                                sessionId,
                                entry.name().wire(),
                                EventJson.write(entry.payload()),
                                happening.at().atOffset(ZoneOffset.UTC),
                                happening.seq(),
                                happening.actor().name())));
    }

    private static Optional<Entry> entry(Happening happening) {
        LessonEvent event = happening.event();
        return switch (event) {
            case LessonStarted() ->
                entry(
                        EventName.LIVE_STARTED,
                        Map.of("class_id", happening.lesson().classId()));
            case ParticipantJoined(Participant somebody) ->
                entry(
                        EventName.PARTICIPANT_JOINED,
                        Map.of(
                                "participant_id", somebody.participantId(),
                                "role", somebody.role(),
                                "nickname", somebody.nickname()));
            case ParticipantRemoved(UUID id, boolean banned) ->
                banned
                        ? entry(EventName.PARTICIPANT_BANNED, Map.of("participant_id", id, "act", "ban"))
                        : entry(EventName.PARTICIPANT_KICKED, Map.of("participant_id", id, "act", "kick"));
            case BanLifted(UUID id) ->
                entry(EventName.PARTICIPANT_KICKED, Map.of("participant_id", id, "act", "unban"));
            case SeatLost lost -> entry(EventName.SEAT_LOST, lost);
            case MessagePosted(Message message) -> entry(EventName.MESSAGE_POSTED, named(message));
            case MessageApproved(Message message) -> entry(EventName.MESSAGE_POSTED, named(message));
            case MessageRestored(Message message) -> entry(EventName.MESSAGE_RESTORED, named(message));
            case MessageHeld(Message message) ->
                entry(
                        EventName.MESSAGE_HELD,
                        Map.of("message_id", message.messageId(), "reason", String.valueOf(message.holdReason())));
            case MessageRejected rejected -> entry(EventName.MESSAGE_REJECTED, rejected);
            case MessageHidden hidden -> entry(EventName.MESSAGE_HIDDEN, hidden);
            case CardShown shown -> entry(EventName.CARD_SHOWN, shown);
            case CardClosed closed -> entry(EventName.CARD_CLOSED, closed);
            case ModerationChanged changed -> entry(EventName.MODERATION_CHANGED, changed);
            case DoorMoved(boolean open) -> entry(open ? EventName.DOOR_OPENED : EventName.DOOR_CLOSED, Map.of());
            case LessonExtended extended -> entry(EventName.EXTENDED, extended);
            case LessonEnded ended -> entry(EventName.LESSON_ENDED, ended);
            case MessageUnheld unheld -> Optional.empty();
            case CardAnswered answered -> Optional.empty();
        };
    }

    private static Optional<Entry> entry(EventName name, Object payload) {
        return Optional.of(new Entry(name, payload));
    }

    /** What a message says is in its own row, where it can be hidden. */
    private static Map<String, ?> named(Message message) {
        return Map.of("message_id", message.messageId());
    }

    /**
     * An event that was numbered.
     *
     * @param payload a JSON object
     * @param message the one that it is about, if it is about one that is kept
     */
    public static LessonEvent.Numbered read(String name, String payload, @Nullable Message message) {
        EventName known =
                EventName.of(name).orElseThrow(() -> new IllegalStateException("no event has the name " + name));
        return switch (known) {
            case MESSAGE_POSTED -> message == null ? read(payload, MessageHidden.class) : new MessagePosted(message);
            case MESSAGE_RESTORED ->
                message == null ? read(payload, MessageHidden.class) : new MessageRestored(message);
            case MESSAGE_HIDDEN -> read(payload, MessageHidden.class);
            case CARD_SHOWN -> read(payload, CardShown.class);
            case CARD_CLOSED -> read(payload, CardClosed.class);
            case MODERATION_CHANGED -> read(payload, ModerationChanged.class);
            case LESSON_ENDED -> read(payload, LessonEnded.class);
            default -> throw new IllegalStateException("not everybody sees " + name);
        };
    }

    private static <E extends LessonEvent.Numbered> E read(String payload, Class<E> type) {
        return EventJson.read(payload.getBytes(StandardCharsets.UTF_8), type);
    }
}
