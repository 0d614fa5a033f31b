package io.gyosil.analytics.feature;

import io.gyosil.event.QuizFinalized;
import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.consumer.Subscription;
import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.trace.Trace;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the daily features equal to what follows from the facts. Facts are stored under their own identity and the
 * touched days are recomputed from them, so duplicates, any order and any replay end in the same state.
 */
@Singleton
class FeatureProjection implements Subscription<List<AttemptFact>> {

    private final Transactions transactions;
    private final QuizFacts quizFacts;
    private final FeatureStore store;

    FeatureProjection(@Named("worker") Transactions transactions, QuizFacts quizFacts, FeatureStore store) {
        this.transactions = transactions;
        this.quizFacts = quizFacts;
        this.store = store;
    }

    @Override
    public String topic() {
        return Topics.STUDY;
    }

    @Override
    public String group() {
        return "analytics.features";
    }

    @Override
    public Optional<List<AttemptFact>> read(ReceivedEvent event) {
        return switch (event.type()) {
            case QuizFinalized.TYPE -> Optional.of(quizFacts.of(EventJson.read(event.data(), QuizFinalized.class)));
            default -> Optional.empty();
        };
    }

    @Override
    public void apply(List<List<AttemptFact>> quizzes) {
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
