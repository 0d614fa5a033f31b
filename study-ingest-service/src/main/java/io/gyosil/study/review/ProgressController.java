package io.gyosil.study.review;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.Page;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What learners know and forget. */
@Controller("/study/users/{user_id}/progress")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Progress")
class ProgressController {

    private final ProgressRepository progress;
    private final RosterRights rights;

    ProgressController(ProgressRepository progress, RosterRights rights) {
        this.progress = progress;
        this.rights = rights;
    }

    /**
     * A learner's progress, question by question; questions never answered are left out.
     *
     * @param userId the learner
     * @param limit how many at most; 50 if absent
     * @param cursor {@code next_cursor} of the page before; absent for the first
     * @return where the learner stands, by question
     */
    @Get
    @Secured({Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    HttpResponse<Page<ProgressView>> listProgress(
            HttpRequest<?> request,
            @PathVariable("user_id") String userId,
            @QueryValue @Nullable @Min(1) @Max(Page.MOST) Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        Long orgId = Organizations.readBy(caller);
        int most = Page.limit(limit);
        Cursor from = Cursor.decode(cursor, 1);
        rights.mustSeeLearner(caller, userId);
        if (progress.anyQuestion(userId, orgId).isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-questions"));
        }
        List<ProgressView> rows = progress.ofLearner(userId, orgId, from == null ? 0 : from.number(0), most + 1);
        return Page.of(rows, most, row -> Cursor.at(Long.toString(row.questionId())))
                .answer(request);
    }
}
