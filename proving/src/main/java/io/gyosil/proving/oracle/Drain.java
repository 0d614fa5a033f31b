package io.gyosil.proving.oracle;

import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time from the last upload until all that is under way has arrived: the outbox is empty, and the features count as
 * many answers as the study log.
 *
 * @param took how long it was, or how long was waited
 * @param complete whether all arrived
 */
public record Drain(Duration took, boolean complete) {

    /** Within this time it must have drained. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private static final String LOGGED = """
        SELECT count(*)
        FROM study.study_users u
        JOIN study.study_quiz_sessions s ON s.user_id = u.id
        JOIN study.study_attempts a ON a.quiz_session_id = s.id
        WHERE starts_with(u.user_id, ?)
        """;

    private static final String IN_FEATURES = """
        SELECT coalesce(sum((features ->> 'attempts')::bigint), 0)
        FROM analytics.features_topic_daily
        WHERE starts_with(user_id, ?)
        """;

    private static final String IN_OUTBOX = "SELECT count(*) FROM study.outbox";

    /**
     * Waits, so long at most.
     *
     * @param prefix begins the user_id of every learner that counts
     */
    public static Drain await(Database database, String prefix, Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        try (Connection connection = database.connect()) {
            boolean complete = Patience.until(patience, INTERVAL, () -> isEmpty(connection, prefix));
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            return new Drain(Duration.ofNanos(System.nanoTime() - begin), complete);
        } catch (SQLException failure) {
            throw new StackFailure("What is still under way cannot be asked: " + failure.getMessage(), failure);
        }
    }

    /** Both together: complete when both are, and as long as the longer. */
    public Drain and(Drain other) {
        return new Drain(took.compareTo(other.took) > 0 ? took : other.took, complete && other.complete);
    }

    /** Whether all arrived, and in time. */
    public boolean isInTime() {
        return complete && took.compareTo(LIMIT) <= 0;
    }

    private static boolean isEmpty(Connection connection, String prefix) {
        try {
            return count(connection, IN_OUTBOX, null) == 0
                    && count(connection, IN_FEATURES, prefix) >= count(connection, LOGGED, prefix);
        } catch (SQLException failure) {
            throw new StackFailure("What is still under way cannot be asked: " + failure.getMessage(), failure);
        }
    }

    private static long count(Connection connection, String query, @Nullable String prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (prefix != null) {
                statement.setString(1, prefix);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
