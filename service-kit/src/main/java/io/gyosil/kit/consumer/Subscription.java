package io.gyosil.kit.consumer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service does with the events of one topic. Deliveries repeat and come in any order across keys: {@link #apply}
 * must end in the same state however often and in whatever order it sees an event.
 *
 * @param <T> an event as this subscription understands it
 */
public interface Subscription<T> {

    /** The topic. */
    String topic();

    /** The consumer group, one per purpose, such as {@code analytics.features}. */
    String group();

    /**
     * Understands one event.
     *
     * @return empty for a type that this subscription does not know
     * @throws io.gyosil.kit.event.UnreadableEventException when no retry will help; the record goes to the dead letters,
     *     unless this {@linkplain #neverSkips never skips}
     */
    Optional<T> read(ReceivedEvent event);

    /**
     * Takes a batch in one transaction of its own. What it throws is retried in place, unless the database refuses the
     * data itself.
     */
    void apply(List<T> events);

    /**
     * Whether this keeps a replica, in which nothing may be missing. Then no record is ever passed over: one that cannot be
     * read, or that the database refuses, stops this subscription, with an alarm, until it goes through; and {@link
     * #caughtUp} is called.
     */
    default boolean neverSkips() {
        return false;
    }

    /**
     * Hears, every two seconds or so, of partitions of which everything is applied that was committed when Kafka was
     * asked just now. What it throws is logged, and the next time is as good.
     *
     * @param partitions their numbers; never empty
     */
    default void caughtUp(Set<Integer> partitions) {}
}
