package io.gyosil.classroom.roster;

import io.gyosil.kit.database.Transactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the rows and journals of imports that are too old to be undone, and uploads that were broken off. */
@Singleton
class RosterSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RosterSweep.class);
    private static final int REMOVED_AT_ONCE = 20_000;

    private final Transactions transactions;
    private final Staging staging;
    private final RosterSettings settings;

    RosterSweep(@Named("worker") Transactions transactions, Staging staging, RosterSettings settings) {
        this.transactions = transactions;
        this.staging = staging;
        this.settings = settings;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void sweep() {
        List<Long> old = transactions.inTransaction(() -> staging.old(settings.keep()));
        for (long id : old) {
            while (transactions.inTransaction(() -> staging.empty(id, REMOVED_AT_ONCE))) {
                LOG.debug("rows of import {} are removed", id);
            }
            transactions.run(() -> staging.emptied(id));
            LOG.info("the rows of import {} are no longer kept", id);
        }
    }
}
