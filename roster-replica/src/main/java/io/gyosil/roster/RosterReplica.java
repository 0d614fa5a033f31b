package io.gyosil.roster;

import io.gyosil.event.Topics;
import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.consumer.Subscription;
import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the service's own copy of who is who. */
@Singleton
class RosterReplica implements Subscription<RosterRecord<?>> {

    private final String group;
    private final Transactions transactions;
    private final RosterStore store;

    RosterReplica(DatabaseSettings database, @Named("worker") Transactions transactions, RosterStore store) {
        this.group = database.service() + ".roster";
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public String topic() {
        return Topics.CLASSROOM_STATE;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public boolean neverSkips() {
        return true;
    }

    @Override
    public Optional<RosterRecord<?>> read(ReceivedEvent event) {
        return RosterRecord.read(event);
    }

    @Override
    public void apply(List<RosterRecord<?>> records) {
        transactions.run(() -> store.take(records));
    }

    @Override
    public void caughtUp(Set<Integer> partitions) {
        transactions.run(() -> store.caughtUp(topic(), partitions));
    }
}
