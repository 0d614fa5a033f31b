package io.gyosil.classroom.roster;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the rows and journals of imports that are too old to be undone, and uploads that were broken off. */
@Singleton
class RosterSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RosterSweep.class);

    private final StageRoster staging;

    RosterSweep(StageRoster staging) {
        this.staging = staging;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void sweep() {
        for (long id : staging.old()) {
            while (staging.empty(id)) {
                LOG.debug("rows of import {} are removed", id);
            }
            staging.emptied(id);
            LOG.info("the rows of import {} are no longer kept", id);
        }
    }
}
