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
     * The fact that an event tells; none for a type of which nothing is kept.
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

    private static LiveFact fact(LiveStarted told) {
        return new LiveFact.Started(
                there("session_id", told.sessionId()),
                there("class_id", told.classId()),
                told.orgId(),
                there("started_at", told.startedAt()));
    }

    private static LiveFact fact(LiveEnded told) {
        return new LiveFact.Ended(
                there("session_id", told.sessionId()),
                there("reason", told.reason()),
                there("ended_at", told.endedAt()));
    }

    private static LiveFact fact(ParticipantJoined told) {
        return new LiveFact.Joined(
                there("session_id", told.sessionId()),
                there("participant_id", told.participantId()),
                there("role", told.role()),
                there("joined_at", told.joinedAt()));
    }

    private static LiveFact fact(MessagePosted told) {
        return new LiveFact.Posted(
                there("session_id", told.sessionId()),
                there("message_id", told.messageId()),
                there("participant_id", told.participantId()),
                there("state", told.state()),
                there("posted_at", told.postedAt()));
    }

    private static LiveFact fact(CardShown told) {
        return new LiveFact.Shown(
                there("session_id", told.sessionId()),
                there("card_id", told.cardId()),
                there("problem_id", told.problemId()),
                there("type", told.type()),
                told.difficulty(),
                there("grade", told.grade()),
                there("shown_at", told.shownAt()));
    }

    private static LiveFact fact(CardAnswered told) {
        return new LiveFact.Answered(
                there("session_id", told.sessionId()),
                there("card_id", told.cardId()),
                there("participant_id", told.participantId()),
                told.correct(),
                there("answered_at", told.answeredAt()));
    }

    private static <T> T there(String field, @Nullable T value) {
        if (value == null) {
            throw new UnreadableEventException("the field " + field + " is missing");
        }
        return value;
    }
}
