package io.gyosil.session.retention;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.KnownParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Shows an organization's admin what will be removed because it is old. */
@Controller("/api/session-retention")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Register")
class RetentionController {

    private final RetentionRepository rows;
    private final RetentionSettings settings;
    private final RunRetention run;

    RetentionController(RetentionRepository rows, RetentionSettings settings, RunRetention run) {
        this.rows = rows;
        this.settings = settings;
        this.run = run;
    }

    /** What of a kind goes: those from before a time, and how many these are by now. */
    record Part(Instant before, long count) {}

    /** What the next run removes of the organization's, and when. */
    record Preview(Instant nextRunAt, Part messages, Part logs, Part lessons) {}

    /** What the next run removes, of the own organization. */
    @Get
    Preview previewRetention(HttpRequest<?> request, Authentication authentication) {
        KnownParameters.check(request, Set.of());
        long orgId = Objects.requireNonNullElse(Caller.of(authentication).orgId(), 0L);
        Instant next = run.next();
        Age age = Age.at(next, settings);
        Removed count = rows.count(orgId, age.messages(), age.logs(), age.lessons());
        return new Preview(
                next,
                new Part(age.messages(), count.messages()),
                new Part(age.logs(), count.logs()),
                new Part(age.lessons(), count.lessons()));
    }
}
