package io.gyosil.classroom.change;

import io.gyosil.kit.outbox.Outbox;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;
import java.util.function.Function;

/**
 * Publishes changes of one kind of thing, in the open transaction, in which the caller holds the thing's lock.
 *
 * @param <T> the thing
 */
public final class ChangePublisher<T> {

    private final Outbox outbox;
    private final Function<T, OutboxEvent> change;
    private final Removal<T> removal;

    public ChangePublisher(Outbox outbox, Function<T, OutboxEvent> change, Removal<T> removal) {
        this.outbox = outbox;
        this.change = change;
        this.removal = removal;
    }

    /** Makes the event of a removal. */
    @FunctionalInterface
    public interface Removal<T> {
        OutboxEvent of(T last, long version);
    }

    /** A thing that was removed, as it was last, and the version of its removal. */
    public record Gone<T>(T last, long version) {}

    /** It was made or changed to this. */
    public T changed(T now) {
        changed(List.of(now));
        return now;
    }

    /** They were made or changed to this. */
    public void changed(List<T> now) {
        outbox.append(now.stream().map(change).toList());
    }

    /** It was removed, with the version of its removal. */
    public void removed(T last, long version) {
        removed(List.of(new Gone<>(last, version)));
    }

    /** They were removed. */
    public void removed(List<Gone<T>> gone) {
        outbox.append(gone.stream()
                .map(each -> removal.of(each.last(), each.version()))
                .toList());
    }
}
