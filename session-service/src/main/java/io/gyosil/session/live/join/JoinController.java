package io.gyosil.session.live.join;

import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.ClientAddress;
import io.gyosil.kit.security.Roles;
import io.gyosil.session.Wording;
import io.gyosil.session.live.lesson.LessonRepository;
import io.gyosil.session.live.lesson.ParticipantTokens;
import io.gyosil.session.live.lesson.Seat;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;

/** The door of a lesson, for those who have its code. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Joining")
class JoinController {

    private final JoinLesson lesson;
    private final ClientAddress address;

    JoinController(JoinLesson lesson, ClientAddress address) {
        this.lesson = lesson;
        this.address = address;
    }

    /**
     * What a code opens.
     *
     * @param code as it was typed
     * @return the lesson as it is shown before one joins
     */
    @Get("/api/live-codes/{code}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ReadProblems
    LessonRepository.Door lookUpCode(HttpRequest<?> request, String code) {
        return lesson.lookUp(address.of(request), code);
    }

    /**
     * Joins.
     *
     * @return the participant, with the token that lets them take part
     */
    @Post("/api/live-sessions/join")
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @WriteProblems
    Joined joinLesson(HttpRequest<?> request, @Body JoinRequest body) {
        return lesson.join(
                address.of(request),
                body.code(),
                Wording.of("/nickname", body.nickname(), Wording.LONGEST_NICKNAME),
                body.avatarId(),
                body.deviceId());
    }

    /**
     * Comes back: a participant with the token of before, or the lesson's teacher.
     *
     * @param sessionId the lesson
     * @return the participant, with the token that lets them take part
     */
    @Post("/api/live-sessions/{session_id}/rejoin")
    @Secured({Roles.TEACHER, Roles.ADMIN, Seat.PARTICIPANT})
    @WriteProblems
    Joined rejoinLesson(
            HttpRequest<?> request, @PathVariable("session_id") UUID sessionId, Authentication authentication) {
        Optional<Seat> seat = ParticipantTokens.seat(authentication);
        return seat.isPresent()
                ? lesson.rejoin(seat.get(), bearer(request), sessionId)
                : lesson.rejoin(authentication, sessionId);
    }

    /** The token that a participant came with. */
    private static String bearer(HttpRequest<?> request) {
        return request.getHeaders().getAuthorization().orElse("").replaceFirst("^[Bb]earer\\s+", "");
    }
}
