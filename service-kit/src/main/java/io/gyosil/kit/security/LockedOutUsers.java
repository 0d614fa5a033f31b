package io.gyosil.kit.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who may act no more though they have a token that is still good. Kept in memory, and brought up to date every two seconds by
 * what has changed, since it is asked at each request.
 */
@Singleton
@Requires(beans = UserActivity.class)
class LockedOutUsers {

    private static final Logger LOG = LoggerFactory.getLogger(LockedOutUsers.class);

    /** No token lasts longer. */
    private static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    /** A transaction may commit so much later than the time that it noted. */
    private static final Duration LATE = Duration.ofSeconds(20);

    private final UserActivity activity;
    private final Map<String, Instant> users = new ConcurrentHashMap<>();
    private volatile @Nullable Instant latest;
    private volatile boolean failing;

    LockedOutUsers(UserActivity activity) {
        this.activity = activity;
    }

    boolean contains(String userId) {
        return users.containsKey(userId);
    }

    /** What cannot be asked now is asked again: nobody is let in or out by a database that is away. */
    @Scheduled(fixedDelay = "2s")
    void update() {
        Instant known = latest;
        try {
            for (UserActivity.Change change : activity.since(known == null ? null : known.minus(LATE))) {
                if (change.active()) {
                    users.remove(change.userId());
                } else {
                    users.put(change.userId(), change.changedAt());
                }
                latest = change.changedAt();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("who is locked out cannot be asked: those who were not locked out before get in", e);
            }
            failing = true;
        }
        Instant now = latest;
        if (now != null) {
            users.values().removeIf(since -> since.isBefore(now.minus(LONGEST_TOKEN)));
        }
    }
}
