package io.gyosil.kit.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows who may act no more, or again; a service that has people or a replica of them has one. */
@FunctionalInterface
public interface UserActivity {

    /**
     * Somebody was deactivated or removed, or may act again.
     *
     * @param userId the user
     * @param active whether the user may act
     * @param changedAt since when, by the database's clock
     */
    record Change(String userId, boolean active, Instant changedAt) {}

    /**
     * The latest change of each user that had one, in their order.
     *
     * @param after the time after which; null for the last 24 hours, which is longer than any access token lasts
     */
    List<Change> since(@Nullable Instant after);
}
