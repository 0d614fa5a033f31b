package io.gyosil.roster;

import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.UnreadableEventException;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A thing at a version.
 *
 * @param kind what it is
 * @param id its id: its key without what says the kind, such as {@code 17}, or {@code 9:4} of an enrolment
 * @param version the greater one is newer, of the same thing
 * @param state what it is like; null when it is no more
 */
public record RosterRecord<T>(
        Kind<T> kind, String id, long version, @Nullable T state) {

    /**
     * Reads an event.
     *
     * @return empty for one of a kind that is not kept
     * @throws UnreadableEventException when its key, its version or its data is malformed
     */
    static Optional<RosterRecord<?>> read(ReceivedEvent event) {
        for (Kind<?> kind : Kind.ALL) {
            if (event.type().equals(kind.changed())) {
                return Optional.of(changed(kind, event));
            }
            if (event.type().equals(kind.removed())) {
                return Optional.of(removed(kind, event));
            }
        }
        return Optional.empty();
    }

    private static <T> RosterRecord<T> changed(Kind<T> kind, ReceivedEvent event) {
        T state = EventJson.read(event.data(), kind.state());
        return new RosterRecord<>(kind, id(kind, event), kind.version().applyAsLong(state), state);
    }

    private static <T> RosterRecord<T> removed(Kind<T> kind, ReceivedEvent event) {
        Long version = event.headers().sequence();
        if (version == null) {
            throw new UnreadableEventException("a removal without ce_sequence does not say what it is newer than");
        }
        return new RosterRecord<>(kind, id(kind, event), version, null);
    }

    private static String id(Kind<?> kind, ReceivedEvent event) {
        Matcher key = kind.key().matcher(event.key());
        if (!key.matches()) {
            throw new UnreadableEventException("the key is not one of " + event.type() + ": " + event.key());
        }
        return key.group(1);
    }
}
