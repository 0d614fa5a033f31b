package io.gyosil.session.stats;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Shows an organization's admin what goes on. */
@Controller("/api/session-stats")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Register")
class StatsController {

    private static final Duration HOUR = Duration.ofHours(1);

    private final LiveStatsRepository stats;
    private final Clock clock;

    StatsController(LiveStatsRepository stats, Clock clock) {
        this.stats = stats;
        this.clock = clock;
    }

    /**
     * What goes on in an organization.
     *
     * @param activeSessions how many lessons go on
     * @param messagesPerMinute the minutes of the last hour in which anything was written, the newest first
     */
    @Schema(name = "SessionStatsView")
    record StatsView(@Schema(example = "7") long activeSessions, List<MinuteOfMessages> messagesPerMinute) {}

    /**
     * Active lessons, and messages per minute of the last hour, of the own organization.
     *
     * @return how much goes on
     */
    @Get
    @Secured(Roles.ADMIN)
    @ReadProblems
    StatsView getSessionStats(Authentication authentication) {
        long orgId = Objects.requireNonNullElse(Caller.of(authentication).orgId(), 0L);
        Instant now = clock.instant();
        return new StatsView(stats.activeLessonsOf(orgId, now), stats.messagesOf(orgId, now.minus(HOUR)));
    }
}
