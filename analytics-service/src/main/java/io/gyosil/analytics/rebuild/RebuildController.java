package io.gyosil.analytics.rebuild;

import io.gyosil.kit.security.Roles;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Optional;

/** The proof that what is served follows from the facts. */
@Controller("/api/analytics/rebuild")
@ExecuteOn(TaskExecutors.BLOCKING)
class RebuildController {

    private final Rebuild rebuild;

    RebuildController(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Computes all features anew beside the live ones and answers with the hashes of both. */
    @Post
    @Status(HttpStatus.OK)
    @Secured(Roles.ADMIN)
    Rebuild.Report rebuildFeatures() {
        Rebuild.Progress soFar = Rebuild.Progress.NONE;
        for (Optional<Rebuild.Progress> next = rebuild.next(soFar); next.isPresent(); next = rebuild.next(soFar)) {
            soFar = next.get();
        }
        return soFar.report();
    }
}
