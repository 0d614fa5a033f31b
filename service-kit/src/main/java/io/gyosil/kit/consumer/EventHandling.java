package io.gyosil.kit.consumer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a group does with the events of its topic: the arguments of {@link BatchProcessors}. */
record EventHandling<T>(
        String group,
        Function<ReceivedEvent, Optional<T>> read,
        Consumer<List<T>> apply,
        FailurePolicy failurePolicy,
        Consumer<Set<Integer>> onCaughtUp) {

    /** What becomes of a record that cannot be read, or that the database refuses. */
    enum FailurePolicy {
        /** It is kept among the dead letters, and the group goes on. */
        SKIP,

        /** The group stays where it is, with an alarm, until the record goes through: nothing may be missing. */
        STOP
    }
}
