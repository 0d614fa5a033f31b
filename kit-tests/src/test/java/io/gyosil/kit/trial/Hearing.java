package io.gyosil.kit.trial;

import io.gyosil.kit.consumer.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a test hears of a topic: given to a {@link TrialService}, a listener takes events for it. */
public interface Hearing {

    /** The topic. */
    String topic();

    /** The consumer group. */
    String group();

    /** Understands one event. */
    Optional<String> read(ReceivedEvent event);

    /** Takes a batch. */
    void apply(List<String> events);

    /** One that may pass over nothing. */
    interface Replica extends Hearing {

        /** Is notified of partitions that were read to their end. */
        void onCaughtUp(Set<Integer> partitions);
    }

    /** One that may pass over what it cannot take. */
    interface Visitor extends Hearing {}
}
