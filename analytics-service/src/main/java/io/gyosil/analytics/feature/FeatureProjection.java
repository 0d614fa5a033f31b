package io.gyosil.analytics.feature;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.trace.Trace;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the daily features equal to what follows from the facts. Facts are stored under their own identity and the
 * touched days are recomputed from them, so duplicates, any order and any replay end in the same state.
 */
@Singleton
class FeatureProjection {

    private final Transactions transactions;
    private final FeatureStore store;

    FeatureProjection(@Named("worker") Transactions transactions, FeatureStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** Takes the facts of some quizzes. */
    void apply(List<List<AttemptFact>> quizzes) {
        List<AttemptFact> facts = quizzes.stream().flatMap(List::stream).toList();
        Set<FeatureKey> touched = facts.stream().map(AttemptFact::key).collect(Collectors.toSet());
        Trace.step("features", () -> project(facts, touched));
    }

    private void project(List<AttemptFact> facts, Set<FeatureKey> touched) {
        transactions.run(() -> {
            // Without the lock two consumers would each compute without the other's fact, and the later one win.
            store.lock(touched);
            store.insert(facts);
            store.recompute(touched);
        });
    }
}
