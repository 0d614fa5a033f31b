package io.gyosil.analytics.live;

import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.consumer.Subscription;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what live lessons tell, each fact under its own identity. Nothing is counted here: what is read follows from the
 * facts alone, so duplicates, any order and any replay end in the same.
 */
@Singleton
class LiveProjection implements Subscription<LiveFact> {

    private final Transactions transactions;
    private final LiveFacts facts;
    private final LiveStore store;

    LiveProjection(@Named("worker") Transactions transactions, LiveFacts facts, LiveStore store) {
        this.transactions = transactions;
        this.facts = facts;
        this.store = store;
    }

    @Override
    public String topic() {
        return Topics.SESSION;
    }

    @Override
    public String group() {
        return "analytics.sessions";
    }

    @Override
    public Optional<LiveFact> read(ReceivedEvent event) {
        return facts.of(event);
    }

    @Override
    public void apply(List<LiveFact> told) {
        transactions.run(() -> store.insert(told));
    }
}
