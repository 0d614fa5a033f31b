package io.gyosil.classroom.lockout;

import io.gyosil.kit.security.UserActivity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may act no more, as the users' own table knows it. */
@Singleton
class OwnActivity implements UserActivity {

    private final ActivityRepository activity;

    OwnActivity(ActivityRepository activity) {
        this.activity = activity;
    }

    @Override
    public List<Change> since(@Nullable Instant after) {
        return activity.since(after).stream()
                .map(user -> new Change(Long.toString(user.userId()), user.active(), user.changedAt()))
                .toList();
    }
}
