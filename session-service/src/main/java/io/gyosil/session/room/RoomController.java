package io.gyosil.session.room;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.session.lesson.ParticipantView;
import io.gyosil.session.lesson.Seat;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What was said and done in a lesson, and what a teacher decides on it. */
@Controller("/api/live-sessions/{session_id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Lessons")
class RoomController {

    private static final Set<String> STATES = Set.of(Message.VISIBLE, Message.HELD, Message.HIDDEN, Message.REJECTED);

    private final SeeRoom room;
    private final Moderation moderation;

    RoomController(SeeRoom room, Moderation moderation) {
        this.room = room;
        this.moderation = moderation;
    }

    /** Messages, newest first. */
    @Get("/messages")
    HttpResponse<Page<Message>> listMessages(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("state", "limit", "cursor"));
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 2);
        SeeRoom.Place place = after == null
                ? null
                : new SeeRoom.Place(after.parsed(0, Instant::parse), after.parsed(1, UUID::fromString));
        List<String> states = states(state, Seat.of(authentication).isEmpty());
        List<Message> rows = room.messages(authentication, sessionId, states, place, most + 1);
        return Page.of(
                        rows,
                        most,
                        message -> Cursor.at(
                                message.createdAt().toString(),
                                message.messageId().toString()))
                .answer(request);
    }

    /** Decides on a message. */
    @Post("/messages/{message_id}/{act}")
    Message decideOnMessage(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("message_id") UUID messageId,
            String act,
            Authentication authentication) {
        return moderation.decide(Caller.of(authentication), sessionId, messageId, MessageAct.of(act));
    }

    /** Who takes part. */
    @Get("/participants")
    Page<ParticipantView> listParticipants(@PathVariable("session_id") UUID sessionId, Authentication authentication) {
        return new Page<>(room.participants(Caller.of(authentication), sessionId), null);
    }

    /** Decides on a participant. */
    @Post("/participants/{participant_id}/{act}")
    ParticipantView decideOnParticipant(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("participant_id") UUID participantId,
            String act,
            Authentication authentication) {
        return moderation.decide(Caller.of(authentication), sessionId, participantId, ParticipantAct.of(act));
    }

    /** Everything that happened, newest first. */
    @Get("/logs")
    HttpResponse<Page<Logged>> listLogs(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @QueryValue("event_type") @Nullable String eventType,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("event_type", "limit", "cursor"));
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 2);
        SeeRoom.Place place = after == null
                ? null
                : new SeeRoom.Place(after.parsed(0, Instant::parse), after.parsed(1, UUID::fromString));
        List<Logged> rows = room.log(Caller.of(authentication), sessionId, eventType, place, most + 1);
        return Page.of(
                        rows,
                        most,
                        row -> Cursor.at(row.timestamp().toString(), row.id().toString()))
                .answer(request);
    }

    /** Participants see what is visible; the teacher everything, or one state. */
    private static List<String> states(@Nullable String wanted, boolean teaches) {
        if (wanted == null) {
            return teaches ? List.copyOf(STATES) : List.of(Message.VISIBLE);
        }
        if (!STATES.contains(wanted) || (!teaches && !wanted.equals(Message.VISIBLE))) {
            throw ProblemException.invalid(List.of(new FieldError(
                    "?state", teaches ? "must be visible, held, hidden or rejected" : "can only be visible")));
        }
        return List.of(wanted);
    }
}
