package io.gyosil.roster;

import io.gyosil.kit.security.UserActivity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may act no more, as the replica knows it. */
@Singleton
class ReplicatedActivity implements UserActivity {

    private final RosterRepository rosters;

    ReplicatedActivity(RosterRepository rosters) {
        this.rosters = rosters;
    }

    @Override
    public List<Change> since(@Nullable Instant after) {
        return rosters.activitySince(after).stream()
                .map(user -> new Change(user.userId(), user.active(), user.changedAt()))
                .toList();
    }
}
