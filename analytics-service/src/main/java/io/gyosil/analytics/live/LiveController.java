package io.gyosil.analytics.live;

import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
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
import org.jspecify.annotations.Nullable;

/** How lively lessons are, for teachers of their classes and admins of their organization. */
@Controller("/api/analytics/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.TEACHER, Roles.ADMIN})
@Tag(name = "Lessons")
class LiveController {

    private final WatchLessons lessons;

    LiveController(WatchLessons lessons) {
        this.lessons = lessons;
    }

    /**
     * The pulse of one lesson, while it goes on and after.
     *
     * @param sessionId the lesson
     * @return its pulse
     */
    @ReadProblems
    @Get("/{session_id}/pulse")
    Pulse getPulse(@PathVariable("session_id") String sessionId, Authentication authentication) {
        return lessons.pulse(Caller.of(authentication), sessionId);
    }

    /**
     * Lessons that go on, newest first: a teacher gets those of the own classes, an admin the organization's.
     *
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return the lessons
     */
    @ReadProblems
    @Get("/active")
    HttpResponse<Page<ActiveLesson>> listActiveLessons(
            HttpRequest<?> request,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        int most = Page.limit(limit);
        List<ActiveLesson> active =
                lessons.active(Caller.of(authentication), after(Cursor.decode(cursor, 2)), most + 1);
        return Page.of(active, most, last -> Cursor.at(last.startedAt().toString(), last.sessionId()))
                .answer(request);
    }

    private static WatchLessons.After after(@Nullable Cursor cursor) {
        return cursor == null
                ? new WatchLessons.After(null, null)
                : new WatchLessons.After(
                        cursor.parsed(0, Instant::parse), cursor.key().get(1));
    }
}
