package io.gyosil.study.review;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.Cursor;
import io.gyosil.kit.web.KnownParameters;
import io.gyosil.kit.web.Page;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
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
import java.util.List;
import java.util.Set;

/** What learners know and forget. */
@Controller("/study/users/{user_id}/progress")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProgressController {

    private static final Set<String> PARAMETERS = Set.of("limit", "cursor");

    private final Transactions transactions;
    private final LearnerProgress progress;
    private final RosterRights rights;

    ProgressController(@Named("web") Transactions transactions, LearnerProgress progress, RosterRights rights) {
        this.transactions = transactions;
        this.progress = progress;
        this.rights = rights;
    }

    /** A learner's progress, question by question; questions never answered are left out. */
    @Get
    HttpResponse<Page<ProgressView>> list(
            HttpRequest<?> request,
            @PathVariable("user_id") String userId,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor,
            Authentication authentication) {
        KnownParameters.check(request, PARAMETERS);
        Caller caller = Caller.of(authentication);
        Long orgId = Organizations.readBy(caller);
        int most = Page.limit(limit);
        Cursor from = Cursor.decode(cursor, 1);
        long after = from == null ? 0 : from.number(0);
        List<ProgressView.Row> rows = transactions.inTransaction(() -> {
            rights.mustSeeLearner(caller, userId);
            if (!progress.knows(userId, orgId)) {
                throw ProblemException.of(CommonProblem.NOT_FOUND, "No question was published for this learner.");
            }
            return progress.of(userId, orgId, after, most + 1);
        });
        return Page.of(rows, most, row -> Cursor.at(Long.toString(row.questionId())))
                .map(ProgressView.Row::view)
                .answer(request);
    }
}
