package io.gyosil.session.register;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CreateProblems;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The register of sessions of every kind (seed 000). */
@Controller("/api/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Register")
@Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
class RegisterController {

    private final KeepRegister keep;
    private final Idempotency idempotency;

    RegisterController(KeepRegister keep, Idempotency idempotency) {
        this.keep = keep;
        this.idempotency = idempotency;
    }

    /**
     * Sessions, newest first: a student's own; of a teacher, and of the own classes and their students; an organization's.
     *
     * @param userId of this user alone
     * @param classroomId in this class alone
     * @param sessionType of this kind alone
     * @param from started then or later
     * @param to started before then
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return a page of sessions, newest first
     */
    @Get
    @ReadProblems
    HttpResponse<Page<SessionView>> listSessions(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue("classroom_id") @Nullable String classroomId,
            @QueryValue("session_type") @Nullable Kind sessionType,
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalid("?from", "field.after-to");
        }
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 2);
        String type = sessionType == null ? null : sessionType.wireName();
        return Page.of(
                        keep.list(
                                Caller.of(authentication),
                                scope -> new RegisterFilter(scope, userId, classroomId, type, from, to),
                                userId,
                                classroomId,
                                after == null
                                        ? null
                                        : new RegisterFilter.Place(
                                                after.parsed(0, Instant::parse),
                                                after.key().get(1)),
                                most + 1),
                        most,
                        row -> Cursor.at(row.startedAt().toString(), row.sessionId()))
                .map(SessionView::of)
                .answer(request);
    }

    /**
     * Enters a practice or review session; of the caller, unless staff names one of the own learners.
     *
     * @return the session
     */
    @Post
    @Status(HttpStatus.CREATED)
    @CreateProblems
    HttpResponse<SessionView> createSession(
            HttpRequest<?> request, @Body SessionRequest body, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return idempotency.created(request, caller, body, () -> SessionView.of(keep.enter(caller, body)));
    }

    /**
     * A session that the caller may see.
     *
     * @param sessionId its name
     * @return the session
     */
    @Get("/{session_id}")
    @ReadProblems
    HttpResponse<SessionView> getSession(@PathVariable("session_id") String sessionId, Authentication authentication) {
        return tagged(keep.find(Caller.of(authentication), sessionId));
    }

    /**
     * Changes what the merge-patch names; {@code metadata} as a whole.
     *
     * @param sessionId its name
     * @return the session by now
     */
    @Patch("/{session_id}")
    @ChangeProblems
    HttpResponse<SessionView> patchSession(
            HttpRequest<?> request,
            @PathVariable("session_id") String sessionId,
            @Body SessionPatch body,
            Authentication authentication) {
        return tagged(keep.change(Caller.of(authentication), sessionId, ExpectedVersion.of(request), body));
    }

    private static HttpResponse<SessionView> tagged(RegisteredSession session) {
        return EntityTag.ok(SessionView.of(session), session.version());
    }
}
