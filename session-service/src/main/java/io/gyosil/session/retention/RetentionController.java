package io.gyosil.session.retention;

import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;

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

    /**
     * What of a kind goes.
     *
     * @param before what is from before then
     * @param count how many these are by now
     */
    @Schema(name = "RetentionPart")
    record Part(Instant before, @Schema(example = "1204") long count) {}

    /**
     * What the next run removes of the organization's.
     *
     * @param nextRunAt when it begins
     * @param messages what was said in lessons
     * @param logs what is noted of lessons
     * @param lessons lessons that have ended, with all that is of them
     */
    @Schema(name = "RetentionPreview")
    record Preview(Instant nextRunAt, Part messages, Part logs, Part lessons) {}

    /**
     * What the next run removes of the own organization, because it is old.
     *
     * @return how much of each kind
     */
    @Get
    @Secured(Roles.ADMIN)
    @ReadProblems
    Preview previewRetention(Authentication authentication) {
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
