package io.gyosil.classroom.lockout;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trigger on the users notes, by whatever statement they are changed. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ActivityRepository extends GenericRepository<ActivityRepository.ChangedActivity, Long> {

    /** A user who was deactivated or removed, or may act again. */
    @Introspected
    record ChangedActivity(long userId, boolean active, Instant changedAt) {}

    /**
     * The changes by time.
     *
     * @param after the time after which; null for the last 24 hours
     */
    @Query("""
        SELECT user_id, active, changed_at
        FROM user_activity
        WHERE changed_at > coalesce(cast(:after AS timestamptz), now() - interval '1 day')
        ORDER BY changed_at
        """)
    List<ChangedActivity> since(@Nullable Instant after);
}
