package io.gyosil.analytics.live;

import io.gyosil.event.CardAnswered;
import io.gyosil.event.CardShown;
import io.gyosil.event.LiveEnded;
import io.gyosil.event.LiveStarted;
import io.gyosil.event.MessagePosted;
import io.gyosil.event.ParticipantJoined;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.UnreadableEventException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads facts out of events; JSON may leave out what the records promise. */
@Singleton
class LiveFacts {

    /**
     * The fact that an event holds; none for a type of which nothing is kept.
     *
     * @throws UnreadableEventException naming the field that is missing
     */
    Optional<LiveFact> of(ReceivedEvent event) {
        return switch (event.type()) {
            case LiveStarted.TYPE -> Optional.of(fact(EventJson.read(event.data(), LiveStarted.class)));
            case LiveEnded.TYPE -> Optional.of(fact(EventJson.read(event.data(), LiveEnded.class)));
            case ParticipantJoined.TYPE -> Optional.of(fact(EventJson.read(event.data(), ParticipantJoined.class)));
            case MessagePosted.TYPE -> Optional.of(fact(EventJson.read(event.data(), MessagePosted.class)));
            case CardShown.TYPE -> Optional.of(fact(EventJson.read(event.data(), CardShown.class)));
            case CardAnswered.TYPE -> Optional.of(fact(EventJson.read(event.data(), CardAnswered.class)));
            default -> Optional.empty();
        };
    }

    private static LiveFact fact(LiveStarted event) {
        return new LiveFact.Started(
                there("session_id", event.sessionId()),
                there("class_id", event.classId()),
                event.orgId(),
                there("started_at", event.startedAt()));
    }

    private static LiveFact fact(LiveEnded event) {
        return new LiveFact.Ended(
                there("session_id", event.sessionId()),
                there("reason", event.reason()),
                there("ended_at", event.endedAt()));
    }

    private static LiveFact fact(ParticipantJoined event) {
        return new LiveFact.Joined(
                there("session_id", event.sessionId()),
                there("participant_id", event.participantId()),
                there("role", event.role()),
                there("joined_at", event.joinedAt()));
    }

    private static LiveFact fact(MessagePosted event) {
        return new LiveFact.Posted(
                there("session_id", event.sessionId()),
                there("message_id", event.messageId()),
                there("participant_id", event.participantId()),
                there("state", event.state()),
                there("posted_at", event.postedAt()));
    }

    private static LiveFact fact(CardShown event) {
        return new LiveFact.Shown(
                there("session_id", event.sessionId()),
                there("card_id", event.cardId()),
                there("problem_id", event.problemId()),
                there("type", event.type()),
                event.difficulty(),
                there("grade", event.grade()),
                there("shown_at", event.shownAt()));
    }

    private static LiveFact fact(CardAnswered event) {
        return new LiveFact.Answered(
                there("session_id", event.sessionId()),
                there("card_id", event.cardId()),
                there("participant_id", event.participantId()),
                event.correct(),
                there("answered_at", event.answeredAt()));
    }

    private static <T> T there(String field, @Nullable T value) {
        if (value == null) {
            throw new UnreadableEventException("the field " + field + " is missing");
        }
        return value;
    }
}
