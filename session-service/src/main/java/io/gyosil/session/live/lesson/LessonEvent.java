package io.gyosil.session.live.lesson;

import io.gyosil.session.live.card.CardResults;
import io.gyosil.session.live.card.CardView;
import io.gyosil.session.live.message.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happens in a lesson. {@link EventLog} writes it as a row of the log, {@link Frame} as what sockets are sent, and
 * {@code publish} as what other services hear of it.
 */
public sealed interface LessonEvent {

    /** What everybody sees under a number, in one order. Those who come later get it from the log. */
    sealed interface Numbered extends LessonEvent {}

    record LessonStarted() implements LessonEvent {}

    record ParticipantJoined(Participant participant) implements LessonEvent {}

    /** Somebody was sent out, and may come back or not. */
    record ParticipantRemoved(UUID participantId, boolean banned) implements LessonEvent {}

    record BanLifted(UUID participantId) implements LessonEvent {}

    /** A teacher's seat is one no more: the user does not teach the class now. */
    record SeatLost(UUID participantId) implements LessonEvent {}

    record MessagePosted(Message message) implements Numbered {}

    /** A message waits for a teacher. */
    record MessageHeld(Message message) implements LessonEvent {}

    record MessageApproved(Message message) implements Numbered {}

    record MessageRejected(UUID messageId) implements LessonEvent {}

    record MessageHidden(UUID messageId) implements Numbered {}

    record MessageRestored(Message message) implements Numbered {}

    /** A message waits no more. */
    record MessageUnheld(UUID messageId, String state) implements LessonEvent {}

    /** @param card as pupils see it */
    record CardShown(CardView card) implements Numbered {}

    /** @param answer the one that counts */
    record CardClosed(UUID cardId, String answer) implements Numbered {}

    /** @param results how the card was answered by now */
    record CardAnswered(UUID cardId, UUID participantId, boolean correct, CardResults results) implements LessonEvent {}

    record ModerationChanged(String moderation) implements Numbered {}

    /** @param open whether others can join from now on */
    record DoorMoved(boolean open) implements LessonEvent {}

    record LessonExtended(Instant expiresAt) implements LessonEvent {}

    record LessonEnded(String reason) implements Numbered {}
}
