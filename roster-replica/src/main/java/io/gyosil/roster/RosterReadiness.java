package io.gyosil.roster;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/**
 * Holds back a service that has just started until its replica has caught up, for otherwise its first answers to staff
 * would be 503. Not for long, and never again: most of what a service does needs no rosters.
 */
@Singleton
@Readiness
class RosterReadiness extends AbstractHealthIndicator<Map<String, String>> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RosterQueries rosters;
    private final long started = System.nanoTime();
    private volatile boolean ready;

    RosterReadiness(RosterQueries rosters) {
        this.rosters = rosters;
    }

    @Override
    protected Map<String, String> getHealthInformation() {
        ready = ready || System.nanoTime() - started > PATIENCE.toNanos() || rosters.isCurrent();
        healthStatus = ready ? HealthStatus.UP : HealthStatus.DOWN;
        return Map.of();
    }

    @Override
    protected String getName() {
        return "rosters";
    }
}
