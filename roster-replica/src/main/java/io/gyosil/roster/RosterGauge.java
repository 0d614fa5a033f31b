package io.gyosil.roster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how far the replica is behind. Asks every few seconds, however often the metrics are fetched, and counts on from
 * the last answer: a database that is silent makes no replica young.
 */
@Singleton
class RosterGauge {

    private static final Logger LOG = LoggerFactory.getLogger(RosterGauge.class);

    private final RosterQueries rosters;

    /** When it was last in step, by the clock of {@link System#nanoTime}; at first the start of this process. */
    private volatile long inStep = System.nanoTime();

    RosterGauge(RosterQueries rosters, MeterRegistry meters) {
        this.rosters = rosters;
        Gauge.builder("gyosil.roster.behind", this, gauge -> gauge.behind().toMillis() / 1_000.0)
                .description("For how long the service's copy of the rosters may be old")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(fixedDelay = "5s")
    void look() {
        try {
            rosters.behind().ifPresent(age -> inStep = System.nanoTime() - age.toNanos());
        } catch (RuntimeException e) {
            LOG.debug("how old the rosters are could not be asked", e);
        }
    }

    private Duration behind() {
        return Duration.ofNanos(System.nanoTime() - inStep);
    }
}
