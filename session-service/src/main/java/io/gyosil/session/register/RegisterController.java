package io.gyosil.session.register;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.kit.web.Slice;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** The register of sessions of every kind (seed 000). */
@Controller("/api/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Register")
class RegisterController {

    private static final Set<String> PARAMETERS =
            Set.of("user_id", "classroom_id", "session_type", "from", "to", "limit", "cursor");
    private static final String EXAMPLE =
            "{\"session_type\": \"practice\", \"started_at\": \"2026-11-20T09:00:00Z\", \"metadata\": {\"topic_id\":"
                    + " \"t-3\"}}";

    private final KeepRegister keep;
    private final Idempotency idempotency;

    RegisterController(KeepRegister keep, Idempotency idempotency) {
        this.keep = keep;
        this.idempotency = idempotency;
    }

    /** A session as callers see it. */
    record SessionView(
            String sessionId,
            String userId,
            @Nullable String classroomId,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String sessionType,
            @JsonRawValue @Nullable String metadata) {

        static SessionView of(RegisteredSession session) {
            return new SessionView(
                    session.sessionId(),
                    session.userId(),
                    session.classroomId(),
                    session.startedAt(),
                    session.endedAt(),
                    session.sessionType(),
                    session.metadata());
        }
    }

    /**
     * Sessions, newest first: a student's own; of a teacher, and of the own classes and their students; an organization's.
     * They started at {@code from} or later and before {@code to}.
     */
    @Get
    HttpResponse<Page<SessionView>> listSessions(
            HttpRequest<?> request,
            @QueryValue("user_id") @Nullable String userId,
            @QueryValue("classroom_id") @Nullable String classroomId,
            @QueryValue("session_type") @Nullable String sessionType,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        if (sessionType != null && Kind.named(sessionType).isEmpty()) {
            throw invalid("?session_type", "must be one of " + Kind.names());
        }
        Instant earliest = time("?from", from);
        Instant latest = time("?to", to);
        if (earliest != null && latest != null && earliest.isAfter(latest)) {
            throw invalid("?from", "must not be after to");
        }
        Slice slice = Slice.of(limit, null, cursor, 2);
        Cursor after = slice.cursor();
        return slice.page(
                        keep.list(
                                Caller.of(authentication),
                                scope -> new RegisterFilter(scope, userId, classroomId, sessionType, earliest, latest),
                                userId,
                                classroomId,
                                after == null
                                        ? null
                                        : new RegisterFilter.Place(
                                                after.parsed(0, Instant::parse),
                                                after.key().get(1)),
                                slice.most()),
                        row -> Cursor.at(row.startedAt().toString(), row.sessionId()))
                .map(SessionView::of)
                .answer(request);
    }

    /** Enters a practice or review session; of the caller, unless staff names one of the own learners. */
    @Post
    @RequestBody(content = @Content(examples = @ExampleObject(value = EXAMPLE)))
    HttpResponse<?> createSession(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        RegisteredSession session = SessionDraft.entered(JsonBody.read(body), caller.userId(), keep.now());
        return keep.inTransaction(
                () -> idempotency.created(request, caller, body, () -> SessionView.of(keep.enter(caller, session))));
    }

    /** A session that the caller may see. */
    @Get("/{session_id}")
    HttpResponse<SessionView> getSession(@PathVariable("session_id") String sessionId, Authentication authentication) {
        return tagged(keep.find(Caller.of(authentication), sessionId));
    }

    /** Changes what the merge-patch names; {@code metadata} as a whole. */
    @Patch("/{session_id}")
    HttpResponse<SessionView> patchSession(
            HttpRequest<?> request,
            @PathVariable("session_id") String sessionId,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        SessionDraft patch = SessionDraft.patch(JsonBody.read(body));
        return tagged(keep.change(
                Caller.of(authentication), sessionId, before -> EntityTag.check(request, before.version()), patch));
    }

    private static HttpResponse<SessionView> tagged(RegisteredSession session) {
        return EntityTag.ok(SessionView.of(session), session.version());
    }

    private static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(Instant.parse("9999-12-31T23:59:59Z"))) {
                return time;
            }
        } catch (DateTimeException e) {
            throw invalid(name, "must be a time such as 2026-11-20T09:00:00Z");
        }
        throw invalid(name, "must be a time between 1970 and 9999");
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new FieldError(pointer, detail)));
    }
}
