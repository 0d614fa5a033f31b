package io.gyosil.classroom.change;

import java.util.List;

/**
 * Publishes changes of one kind of thing in the open transaction. The caller has locked the thing.
 *
 * @param <T> the thing
 */
public interface Changes<T> {

    /** A thing that was removed, as it was last, and the version of its removal, greater than any before. */
    record Gone<T>(T last, long version) {}

    /** They were made or changed to this. */
    void changed(List<T> now);

    /** They were removed. */
    void removed(List<Gone<T>> gone);

    /** It was made or changed to this. */
    default void changed(T now) {
        changed(List.of(now));
    }

    /** It was removed, with the version of its removal. */
    default void removed(T last, long version) {
        removed(List.of(new Gone<>(last, version)));
    }
}
