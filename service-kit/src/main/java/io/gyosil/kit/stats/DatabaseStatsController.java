package io.gyosil.kit.stats;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Roles;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows an operator what the database holds. A service answers under its own name alone: its sisters' routes look the same,
 * and the entrance leads each to its own.
 */
@Controller("/api/database-stats/{service}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.OPERATOR)
@ReadProblems
@Tag(name = "Database")
class DatabaseStatsController {

    private static final int SLOW_MS = 100;
    private static final int LONGEST_MS = 86_400_000;
    private static final int LIMIT = 10;
    private static final int MOST = 100;

    private final DatabaseStats stats;
    private final DatabaseSettings settings;

    DatabaseStatsController(DatabaseStats stats, DatabaseSettings settings) {
        this.stats = stats;
        this.settings = settings;
    }

    /**
     * Statements of a service.
     *
     * @param items those that take the most time first
     */
    @Schema(name = "SlowQueries")
    record SlowQueries(List<SlowQuery> items) {}

    /**
     * What the database and this service's tables take up, the largest table first.
     *
     * @param service this service's name
     * @return the sizes
     */
    @Get
    DatabaseSize getDatabaseSize(String service) {
        checkName(service);
        return stats.size();
    }

    /**
     * The statements of this service's roles that take at least so long on average, in the order of their whole time.
     *
     * @param service this service's name
     * @param minMeanMs how long at least, in milliseconds; 100 if absent
     * @param limit how many at most; 10 if absent
     * @return the statements
     */
    @Get("/slow-queries")
    SlowQueries listSlowQueries(
            String service,
            @QueryValue("min_mean_ms") @Nullable @Parameter(schema = @Schema(minimum = "0", maximum = "86400000"))
                    Double minMeanMs,
            @QueryValue @Nullable @Parameter(schema = @Schema(minimum = "1", maximum = "100")) Integer limit) {
        checkName(service);
        double slow = minMeanMs == null ? SLOW_MS : minMeanMs;
        int most = limit == null ? LIMIT : limit;
        List<FieldError> errors = new ArrayList<>();
        // Written so that what is no number at all is refused, too.
        if (!(slow >= 0 && slow <= LONGEST_MS)) {
            errors.add(FieldError.of("?min_mean_ms", "parameter.range", 0, LONGEST_MS));
        }
        if (most < 1 || most > MOST) {
            errors.add(FieldError.of("?limit", "parameter.range", 1, MOST));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new SlowQueries(stats.slowQueries(slow, most));
    }

    private void checkName(String service) {
        if (!service.equals(settings.service())) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.other-service", settings.service()));
        }
    }
}
