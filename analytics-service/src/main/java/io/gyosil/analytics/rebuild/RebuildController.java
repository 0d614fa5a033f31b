package io.gyosil.analytics.rebuild;

import io.gyosil.kit.job.JobAnswers;
import io.gyosil.kit.job.JobView;
import io.gyosil.kit.job.Jobs;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proof that what is served follows from the facts. */
@Controller("/api/analytics/rebuild")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Rebuild")
class RebuildController {

    private final Rebuild rebuild;
    private final Jobs jobs;
    private final JobAnswers answers;

    RebuildController(Rebuild rebuild, Jobs jobs, JobAnswers answers) {
        this.rebuild = rebuild;
        this.jobs = jobs;
        this.answers = answers;
    }

    /**
     * Computes features anew beside the live ones, as a job whose result has the hashes of both: for an admin those of the
     * own organization, for an operator those of the organization {@code org_id}, or of all. One that is under way already
     * is the answer.
     *
     * @param orgId the organization; an operator may leave it out
     */
    @Post
    @Secured({Roles.ADMIN, Roles.OPERATOR})
    @WriteProblems
    @ApiResponse(
            responseCode = "202",
            description = "under way; Location is where the job is seen",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    HttpResponse<JobView> rebuildFeatures(
            HttpRequest<?> request, @QueryValue("org_id") @Nullable @Min(1) Long orgId, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return answers.accepted(request, jobs.ask(rebuild, concerned(caller, orgId), Map.of(), caller.userId()));
    }

    private static @Nullable Long concerned(Caller caller, @Nullable Long orgId) {
        if (caller.is(Roles.OPERATOR)) {
            return orgId;
        }
        if (caller.orgId() == null || (orgId != null && !orgId.equals(caller.orgId()))) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("analytics.other-organization"));
        }
        return caller.orgId();
    }
}
