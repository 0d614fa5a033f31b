package io.gyosil.classroom.publish;

import io.gyosil.classroom.change.Changes;
import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;
import java.util.function.Function;

/** Publishes changes as events. */
final class PublishedChanges<T> implements Changes<T> {

    private final Outbox outbox;
    private final Function<T, OutboxEvent> change;
    private final Removal<T> removal;

    PublishedChanges(Outbox outbox, Function<T, OutboxEvent> change, Removal<T> removal) {
        this.outbox = outbox;
        this.change = change;
        this.removal = removal;
    }

    /** Makes the event of a removal. */
    @FunctionalInterface
    interface Removal<T> {
        OutboxEvent of(T last, long version);
    }

    @Override
    public void changed(List<T> now) {
        outbox.append(now.stream().map(change).toList());
    }

    @Override
    public void removed(List<Gone<T>> gone) {
        outbox.append(gone.stream()
                .map(each -> removal.of(each.last(), each.version()))
                .toList());
    }
}
