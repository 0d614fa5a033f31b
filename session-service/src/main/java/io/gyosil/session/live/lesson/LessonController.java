package io.gyosil.session.live.lesson;

import io.gyosil.kit.problem.ChangeProblems;
import io.gyosil.kit.problem.CreateProblems;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.WriteProblems;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lessons, for those who teach them. */
@Controller("/api/live-sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Lessons")
class LessonController {

    private final OpenLesson open;
    private final TeachLesson teach;

    LessonController(OpenLesson open, TeachLesson teach) {
        this.open = open;
        this.teach = teach;
    }

    /**
     * Starts a lesson of a class that the caller teaches.
     *
     * @return the lesson, and the teacher's token in it
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @CreateProblems
    StartedLesson startLesson(HttpRequest<?> request, @Body StartRequest body, Authentication authentication) {
        return open.open(request, Caller.of(authentication), body);
    }

    /**
     * Lessons, newest first.
     *
     * @param classId of this class alone
     * @param active whether they must be running, or must have ended
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return a page of lessons
     */
    @Get
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<LessonView>> listLessons(
            HttpRequest<?> request,
            @QueryValue("class_id") @Nullable String classId,
            @QueryValue @Nullable Boolean active,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
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

    /**
     * One lesson.
     *
     * @param sessionId its name
     * @return the lesson
     */
    @Get("/{session_id}")
    @Secured({Roles.TEACHER, Roles.ADMIN, Seat.PARTICIPANT})
    @ReadProblems
    HttpResponse<LessonView> getLesson(@PathVariable("session_id") UUID sessionId, Authentication authentication) {
        return tagged(teach.see(authentication, sessionId));
    }

    /**
     * Changes title or moderation.
     *
     * @param sessionId its name
     * @return the lesson by now
     */
    @Patch("/{session_id}")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @ChangeProblems
    HttpResponse<LessonView> changeLesson(
            HttpRequest<?> request,
            @PathVariable("session_id") UUID sessionId,
            @Body LessonPatch body,
            Authentication authentication) {
        return tagged(teach.change(Caller.of(authentication), sessionId, ExpectedVersion.of(request), body));
    }

    /**
     * Lets it go on for so many minutes from now.
     *
     * @param sessionId its name
     * @return the lesson by now
     */
    @Post("/{session_id}/extend")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    HttpResponse<LessonView> extendLesson(
            @PathVariable("session_id") UUID sessionId,
            @Body @Nullable ExtendRequest body,
            Authentication authentication) {
        return tagged(teach.extend(Caller.of(authentication), sessionId, ExtendRequest.time(body)));
    }

    /**
     * Ends it; one that has ended stays as it ended.
     *
     * @param sessionId its name
     * @return the lesson by now
     */
    @Post("/{session_id}/end")
    @Secured({Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    HttpResponse<LessonView> endLesson(@PathVariable("session_id") UUID sessionId, Authentication authentication) {
        return tagged(teach.end(Caller.of(authentication), sessionId));
    }

    private static HttpResponse<LessonView> tagged(LessonView lesson) {
        return EntityTag.ok(lesson, lesson.version());
    }
}
