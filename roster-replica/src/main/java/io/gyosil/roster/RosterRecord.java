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
 * @param entity what it is
 * @param id its id: its key without what says the kind, such as {@code 17}, or {@code 9:4} of an enrolment
 * @param version the greater one is newer, of the same thing
 * @param state what it is like; null when it was removed
 */
record RosterRecord<T>(
        RosterEntity<T> entity,
        String id,
        long version,
        @Nullable T state) {

    /**
     * Reads an event.
     *
     * @return empty for one of a kind that is not kept
     * @throws UnreadableEventException when its key, its version or its data is malformed
     */
    static Optional<RosterRecord<?>> read(ReceivedEvent event) {
        for (RosterEntity<?> entity : RosterEntity.ALL) {
            if (event.type().equals(entity.changed())) {
                return Optional.of(changed(entity, event));
            }
            if (event.type().equals(entity.removed())) {
                return Optional.of(removed(entity, event));
            }
        }
        return Optional.empty();
    }

    private static <T> RosterRecord<T> changed(RosterEntity<T> entity, ReceivedEvent event) {
        T state = EventJson.read(event.data(), entity.state());
        return new RosterRecord<>(entity, id(entity, event), entity.version().applyAsLong(state), state);
    }

    private static <T> RosterRecord<T> removed(RosterEntity<T> entity, ReceivedEvent event) {
        return new RosterRecord<>(entity, id(entity, event), event.removalVersion(), null);
    }

    private static String id(RosterEntity<?> entity, ReceivedEvent event) {
        Matcher key = entity.key().matcher(event.key());
        if (!key.matches()) {
            throw new UnreadableEventException("the key is not one of " + event.type() + ": " + event.key());
        }
        return key.group(1);
    }
}
