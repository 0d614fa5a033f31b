package io.gyosil.analytics.live;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.Sight;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How lively lessons are, for teachers of their classes and admins of their organization. */
@Controller("/api/analytics/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class LiveController {

    private static final Set<String> LIST_PARAMETERS = Set.of("limit", "cursor");

    private final Transactions transactions;
    private final Pulses pulses;
    private final RosterRights rights;

    LiveController(@Named("web") Transactions transactions, Pulses pulses, RosterRights rights) {
        this.transactions = transactions;
        this.pulses = pulses;
        this.rights = rights;
    }

    /** The pulse of one lesson, while it goes on and after. */
    @Get("/{session_id}/pulse")
    Pulse pulse(HttpRequest<?> request, @PathVariable("session_id") String sessionId, Authentication authentication) {
        KnownParameters.check(request, Set.of());
        Caller caller = Caller.of(authentication);
        return transactions.inTransaction(() -> {
            Pulses.Lesson lesson = pulses.lesson(sessionId).orElseThrow(LiveController::unknown);
            mustTeach(caller, lesson);
            return pulses.pulse(lesson);
        });
    }

    /** Lessons that go on, newest first: a teacher gets those of the own classes, an admin the organization's. */
    @Get("/active")
    HttpResponse<Page<ActiveLesson>> active(
            HttpRequest<?> request,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, LIST_PARAMETERS);
        int most = Page.limit(limit);
        Pulses.Place after = place(Cursor.decode(cursor, 2));
        Caller caller = Caller.of(authentication);
        List<ActiveLesson> lessons = transactions.inTransaction(() -> inSight(caller, after, most + 1));
        return Page.of(lessons, most, last -> Cursor.at(last.startedAt().toString(), last.sessionId()))
                .answer(request);
    }

    private List<ActiveLesson> inSight(Caller caller, Pulses.@Nullable Place after, int limit) {
        Sight sight = rights.sight(caller);
        return sight.orgId() == null ? List.of() : pulses.active(sight.orgId(), sight.teacherId(), after, limit);
    }

    /** Another organization's lesson is answered like none. */
    private void mustTeach(Caller caller, Pulses.Lesson lesson) {
        switch (rights.mayTeachClass(caller, lesson.classId())) {
            case ALLOWED -> {}
            case FORBIDDEN -> throw ProblemException.of(CommonProblem.FORBIDDEN, "You do not teach this class.");
            case UNKNOWN -> throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(CommonProblem.NOT_FOUND, "Your organization has no lesson of this id.");
    }

    private static Pulses.@Nullable Place place(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : new Pulses.Place(
                        cursor.parsed(0, Instant::parse), cursor.key().get(1));
    }
}
