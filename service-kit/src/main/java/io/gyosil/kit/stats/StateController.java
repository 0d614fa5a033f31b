package io.gyosil.kit.stats;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows an operator how a service is, for a page; what watches it all the time asks for its metrics. */
@Controller("/api/state/{service}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.OPERATOR)
@ReadProblems
@Tag(name = "State")
class StateController {

    private final LookAtState look;
    private final DatabaseSettings settings;

    StateController(LookAtState look, DatabaseSettings settings) {
        this.look = look;
        this.settings = settings;
    }

    /**
     * How the service is: what it has not sent and not taken yet, and whether it is ready. Its outbox is that of all replicas; the
     * rest is of the one that answers.
     *
     * @param service this service's name
     * @return its state
     */
    @Get
    StateView getState(String service) {
        if (!service.equals(settings.service())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.other-service", settings.service()));
        }
        return look.now();
    }
}
