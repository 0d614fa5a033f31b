package io.gyosil.kit.job;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.Languages;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Shows jobs: an operator all of them, an admin those of the own organization. A service answers under its own name alone, as
 * with what its database holds.
 */
@Controller("/api/jobs/{service}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.ADMIN, Roles.OPERATOR})
@Requires(beans = JobKind.class)
@Tag(name = "Jobs")
public class JobController {

    private final Jobs jobs;
    private final DatabaseSettings settings;

    JobController(Jobs jobs, DatabaseSettings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * How far a job of this service is, and what came of it.
     *
     * @param service this service's name
     * @param id the job
     * @return the job
     */
    @Get("/{id}")
    @ReadProblems
    public JobView getJob(HttpRequest<?> request, String service, UUID id, Authentication authentication) {
        if (!service.equals(settings.service())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.other-service", settings.service()));
        }
        Caller caller = Caller.of(authentication);
        return jobs.find(id)
                .filter(job -> caller.is(Roles.OPERATOR)
                        || (job.orgId() != null && job.orgId().equals(caller.orgId())))
                .map(job -> JobView.of(job, Languages.of(request)))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-job")));
    }
}
