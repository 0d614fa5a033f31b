package io.gyosil.session.live.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happenings are called in the log, and frames on the sockets. */
public enum EventName {
    LIVE_STARTED,
    PARTICIPANT_JOINED,
    PARTICIPANT_KICKED,
    PARTICIPANT_BANNED,
    MESSAGE_POSTED,
    MESSAGE_HELD,
    MESSAGE_REJECTED,
    MESSAGE_HIDDEN,
    MESSAGE_RESTORED,
    CARD_SHOWN,
    CARD_CLOSED,
    MODERATION_CHANGED,
    DOOR_OPENED,
    DOOR_CLOSED,
    EXTENDED,
    LESSON_ENDED,
    HELD,
    UNHELD,
    CARD_RESULTS,
    REMOVED,
    SEAT_LOST,
    WELCOME,
    PRESENCE,
    ACK,
    REFUSED,
    BEAT;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name as it is written, such as {@code message-posted}. */
    public String wire() {
        return wire;
    }

    /** The one that is written so. */
    public static Optional<EventName> of(String wire) {
        return Arrays.stream(values()).filter(name -> name.wire.equals(wire)).findFirst();
    }
}
