package io.gyosil.session.live.message;

import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.gyosil.session.live.lesson.ParticipantTokens;
import io.gyosil.session.live.lesson.ParticipantView;
import io.gyosil.session.live.lesson.Seat;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said and done in a lesson, and what a teacher decides on it. */
@Controller("/api/live-sessions/{session_id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Lessons")
class RoomController {

    private static final List<String> STATES = List.of(Message.VISIBLE, Message.HELD, Message.HIDDEN, Message.REJECTED);

    private final SeeRoom room;
    private final Moderation moderation;

    RoomController(SeeRoom room, Moderation moderation) {
        this.room = room;
        this.moderation = moderation;
    }

    /**
     * Messages, newest first.
     *
     * @param sessionId the lesson
     * @param state {@code visible}, {@code held}, {@code hidden} or {@code rejected}: those alone; participants see visible
     *     ones
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return a page of messages
     */
    @Get("/messages")
    @Secured({Roles.TEACHER, Roles.ADMIN, Seat.PARTICIPANT})
    @ReadProblems
    HttpResponse<Page<Message>> listMessages(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        SeeRoom.Place place = place(cursor);
        List<String> states =
                states(state, ParticipantTokens.seat(authentication).isEmpty());
        return Page.of(
                        room.messages(authentication, sessionId, states, place, most + 1),
                        most,
                        message -> Cursor.at(
                                message.createdAt().toString(),
                                message.messageId().toString()))
                .answer(request);
    }

    /**
     * Decides on a message.
     *
     * @param sessionId the lesson
     * @param messageId the message
     * @param act {@code approve}, {@code reject}, {@code hide} or {@code restore}
     * @return the message by now
     */
    @Post("/messages/{message_id}/{act}")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    Message decideOnMessage(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("message_id") UUID messageId,
            String act,
            Authentication authentication) {
        return moderation.decide(Caller.of(authentication), sessionId, messageId, MessageAct.of(act));
    }

    /**
     * Who takes part.
     *
     * @param sessionId the lesson
     * @return the participants: those who are there first, in the order in which they joined
     */
    @Get("/participants")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    Page<ParticipantView> listParticipants(@PathVariable("session_id") UUID sessionId, Authentication authentication) {
        return new Page<>(room.participants(Caller.of(authentication), sessionId), null);
    }

    /**
     * Decides on a participant.
     *
     * @param sessionId the lesson
     * @param participantId the participant
     * @param act {@code kick}, {@code ban} or {@code unban}
     * @return the participant by now
     */
    @Post("/participants/{participant_id}/{act}")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    ParticipantView decideOnParticipant(
            @PathVariable("session_id") UUID sessionId,
            @PathVariable("participant_id") UUID participantId,
            String act,
            Authentication authentication) {
        return moderation.decide(Caller.of(authentication), sessionId, participantId, ParticipantAct.of(act));
    }

    /**
     * Everything that happened, newest first.
     *
     * @param sessionId the lesson
     * @param eventType what is of this kind alone
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return a page of the log
     */
    @Get("/logs")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<Logged>> listLogs(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @QueryValue("event_type") @Nullable String eventType,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        return Page.of(
                        room.log(Caller.of(authentication), sessionId, eventType, place(cursor), most + 1),
                        most,
                        row -> Cursor.at(row.timestamp().toString(), row.id().toString()))
                .answer(request);
    }

    private static SeeRoom.@Nullable Place place(@Nullable String cursor) {
        Cursor after = Cursor.decode(cursor, 2);
        return after == null
                ? null
                : new SeeRoom.Place(after.parsed(0, Instant::parse), after.parsed(1, UUID::fromString));
    }

    /** Participants see what is visible; the teacher everything, or one state. */
    private static List<String> states(@Nullable String wanted, boolean teaches) {
        List<String> possible = teaches ? STATES : List.of(Message.VISIBLE);
        if (wanted == null) {
            return possible;
        }
        if (!possible.contains(wanted)) {
            throw ProblemException.invalid("?state", "field.one-of", String.join(", ", possible));
        }
        return List.of(wanted);
    }
}
