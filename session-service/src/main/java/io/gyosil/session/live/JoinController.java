package io.gyosil.session.live;

import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.session.access.ClientAddress;
import io.gyosil.session.lesson.LessonRepository;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.lesson.Wording;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The door of a lesson, for those who have its code. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Joining")
class JoinController {

    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_DEVICE = 64;
    private static final int LONGEST_UNTRIMMED = 1_000;
    private static final int PICTURES = 64;

    private final JoinLesson lesson;
    private final ClientAddress address;

    JoinController(JoinLesson lesson, ClientAddress address) {
        this.lesson = lesson;
        this.address = address;
    }

    /** What a code opens. */
    @Get("/api/live-codes/{code}")
    LessonRepository.Door lookUpCode(HttpRequest<?> request, String code) {
        return lesson.lookUp(address.of(request), code);
    }

    /** Joins. */
    @Post("/api/live-sessions/join")
    HttpResponse<JoinLesson.Joined> joinLesson(HttpRequest<?> request, @Body byte @Nullable [] body) {
        FieldReader fields = JsonBody.read(body);
        String code = fields.text("code", LONGEST_CODE);
        Long avatar = fields.number("avatar_id", 1, PICTURES);
        String device = fields.optionalText("device_id", LONGEST_DEVICE);
        String nickname = fields.text("nickname", LONGEST_UNTRIMMED);
        fields.finish();
        return HttpResponse.created(lesson.join(
                address.of(request),
                Objects.requireNonNull(code),
                Wording.of("/nickname", nickname, Wording.LONGEST_NICKNAME),
                Objects.requireNonNull(avatar).intValue(),
                device));
    }

    /** Comes back. */
    @Post("/api/live-sessions/{session_id}/rejoin")
    JoinLesson.Joined rejoinLesson(
            HttpRequest<?> request, @PathVariable("session_id") UUID sessionId, Authentication authentication) {
        Optional<Seat> seat = Seat.of(authentication);
        return seat.isPresent()
                ? lesson.rejoin(seat.get(), bearer(request), sessionId)
                : lesson.rejoin(authentication, sessionId);
    }

    /** The token that a participant came with. */
    private static String bearer(HttpRequest<?> request) {
        return request.getHeaders().getAuthorization().orElse("").replaceFirst("^[Bb]earer\\s+", "");
    }
}
