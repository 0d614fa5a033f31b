package io.gyosil.analytics.live;

import io.gyosil.kit.database.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps the facts of live lessons, each under its own identity. Nothing is counted here: what is read follows from the
 * facts alone, so duplicates, any order and any replay end in the same.
 */
@Singleton
class LiveProjection {

    private final Transactions transactions;
    private final LiveStore store;

    LiveProjection(@Named("worker") Transactions transactions, LiveStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** Takes some facts. */
    void apply(List<LiveFact> facts) {
        transactions.run(() -> store.insert(facts));
    }
}
