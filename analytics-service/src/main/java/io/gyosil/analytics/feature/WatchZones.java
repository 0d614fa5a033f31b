package io.gyosil.analytics.feature;

import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.JobState;
import io.gyosil.kit.job.Jobs;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees that an organization has another time zone by now, and has its facts dated anew. */
@Singleton
class WatchZones {

    private static final Logger LOG = LoggerFactory.getLogger(WatchZones.class);

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final OrganizationDayRepository zones;
    private final DateFactsAnew anew;
    private final Jobs jobs;

    WatchZones(OrganizationDayRepository zones, DateFactsAnew anew, Jobs jobs) {
        this.zones = zones;
        this.anew = anew;
        this.jobs = jobs;
    }

    /** A look at small tables: what the rosters say is known here whenever it comes, also while nobody looked. */
    @Scheduled(fixedDelay = "3s")
    void look() {
        try {
            for (OrganizationDay changed : zones.changed()) {
                if (jobs.latest(anew, changed.orgId())
                        .filter(WatchZones::isEnough)
                        .isEmpty()) {
                    LOG.info(
                            "the days of organization {} are those of {} from now on",
                            changed.orgId(),
                            changed.timeZone());
                    jobs.ask(anew, changed.orgId(), Map.of(), null);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("zones cannot be looked at now: {}", e.toString());
        }
    }

    /** Whether a job is under way, or has failed so lately that another one would, too. */
    private static boolean isEnough(Job job) {
        Instant ended = job.finishedAt();
        return ended == null
                || (job.state() == JobState.FAILED
                        && ended.isAfter(Instant.now().minus(AFTER_A_FAILURE)));
    }
}
