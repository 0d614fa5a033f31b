package io.gyosil.roster;

import io.gyosil.event.Topics;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Keeps the service's own copy of who is who. */
@Singleton
class RosterReplica {

    private final Transactions transactions;
    private final RosterStore store;

    RosterReplica(@Named("worker") Transactions transactions, RosterStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** Takes some changes. */
    void apply(List<RosterRecord<?>> records) {
        transactions.run(() -> store.take(records));
    }

    /** Notes that everything on these partitions is taken. */
    void onCaughtUp(Set<Integer> partitions) {
        transactions.run(() -> store.caughtUp(Topics.CLASSROOM_STATE, partitions));
    }
}
