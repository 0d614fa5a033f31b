package io.gyosil.session.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.repeat.Idempotency;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.EntityTag;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonView;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Lessons, for those who teach them. */
@Controller("/api/live-sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Lessons")
class LessonController {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ID = 200;
    private static final int MOST_MINUTES = 240;

    private final LessonStart start;
    private final TeachLesson teach;
    private final Seats seats;
    private final Idempotency idempotency;
    private final ObjectMapper json;

    LessonController(LessonStart start, TeachLesson teach, Seats seats, Idempotency idempotency, ObjectMapper json) {
        this.start = start;
        this.teach = teach;
        this.seats = seats;
        this.idempotency = idempotency;
        this.json = json;
    }

    /** Starts a lesson. */
    @Post
    HttpResponse<?> startLesson(HttpRequest<?> request, @Body byte @Nullable [] body, Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String classId = fields.id("class_id", LONGEST_ID);
        String title = fields.optionalText("title", LONGEST_TITLE);
        String moderation = moderation(fields);
        fields.finish();
        Caller caller = Caller.of(authentication);
        return start.inTransaction(() -> withSeat(
                idempotency.created(
                        request,
                        caller,
                        body,
                        () -> start.start(
                                caller,
                                Objects.requireNonNull(classId),
                                title,
                                Objects.requireNonNullElse(moderation, Lesson.OPEN))),
                caller));
    }

    /** The token is no part of what is remembered of the request: nobody but the participant keeps one. */
    private HttpResponse<?> withSeat(HttpResponse<?> made, Caller caller) {
        ObjectNode lesson =
                json.convertValue(made.body() instanceof String kept ? read(kept) : made.body(), ObjectNode.class);
        seats.teachersToken(UUID.fromString(lesson.get("session_id").textValue()), caller)
                .ifPresent(token -> lesson.put("participant_token", token));
        return HttpResponse.created(lesson);
    }

    private JsonNode read(String kept) {
        try {
            return json.readTree(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lessons, newest first. */
    @Get
    HttpResponse<Page<LessonView>> listLessons(
            HttpRequest<?> request,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable Boolean active,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, Set.of("class_id", "active", "limit", "cursor"));
        int most = Page.limit(limit);
        Cursor after = Cursor.decode(cursor, 2);
        TeachLesson.Place place = after == null
                ? null
                : new TeachLesson.Place(after.parsed(0, Instant::parse), after.parsed(1, UUID::fromString));
        return Page.of(
                        teach.list(Caller.of(authentication), classId, active, place, most + 1),
                        most,
                        lesson -> Cursor.at(
                                lesson.startedAt().toString(),
                                lesson.sessionId().toString()))
                .answer(request);
    }

    /** One lesson. */
    @Get("/{session_id}")
    HttpResponse<LessonView> getLesson(@PathVariable("session_id") UUID sessionId, Authentication authentication) {
        return tagged(teach.see(authentication, sessionId));
    }

    /** Changes title or moderation. */
    @Patch("/{session_id}")
    HttpResponse<LessonView> changeLesson(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @Body byte @Nullable [] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        boolean hasTitle = fields.has("title");
        String title = fields.optionalText("title", LONGEST_TITLE);
        String moderation = moderation(fields);
        if (fields.has("moderation") && moderation == null && fields.errors().isEmpty()) {
            fields.wrong("moderation", "cannot be removed");
        }
        fields.finish();
        return tagged(teach.change(
                Caller.of(authentication),
                sessionId,
                before -> EntityTag.check(request, before.version()),
                before -> new TeachLesson.Settings(
                        hasTitle ? title : before.title(),
                        Objects.requireNonNullElse(moderation, before.moderation()))));
    }

    /** Lets it go on for so many minutes from now. */
    @Post("/{session_id}/extend")
    HttpResponse<LessonView> extendLesson(
            @PathVariable("session_id") UUID sessionId, @Body @Nullable byte[] body, Authentication authentication) {
        Long minutes = null;
        if (body != null && body.length > 0) {
            FieldReader fields = JsonBody.read(body);
            minutes = fields.optionalNumber("minutes", 1, MOST_MINUTES);
            fields.finish();
        }
        Duration time = minutes == null ? LessonStart.WITHOUT_TEACHER : Duration.ofMinutes(minutes);
        return tagged(teach.extend(Caller.of(authentication), sessionId, time));
    }

    /** Ends it. */
    @Post("/{session_id}/end")
    HttpResponse<LessonView> endLesson(@PathVariable("session_id") UUID sessionId, Authentication authentication) {
        return tagged(teach.end(Caller.of(authentication), sessionId));
    }

    private static @Nullable String moderation(FieldReader fields) {
        String moderation = fields.optionalText("moderation", 10);
        if (moderation != null && !moderation.equals(Lesson.OPEN) && !moderation.equals(Lesson.HOLD)) {
            fields.wrong("moderation", "must be open or hold");
        }
        return moderation;
    }

    private static HttpResponse<LessonView> tagged(LessonView lesson) {
        return EntityTag.ok(lesson, lesson.version());
    }
}
