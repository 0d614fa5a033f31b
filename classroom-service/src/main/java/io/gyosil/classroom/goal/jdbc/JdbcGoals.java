package io.gyosil.classroom.goal.jdbc;

import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.classroom.goal.Goal;
import io.gyosil.classroom.goal.Goals;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Listing;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcGoals implements Goals {

    private static final String COLUMNS =
            "user_id, topic_id, org_id, interest_level, goal_target, set_at, updated_at, version";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM interest_goal";
    // Who may see a user may not always lock the row: the lock is one of its name.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('goals of ' || ?, 0))";
    private static final String LEARNER = "SELECT org_id FROM users WHERE id = ?::bigint";
    private static final String FIND = SELECT + " WHERE user_id = ? AND topic_id = ?";
    private static final String PUT = """
        INSERT INTO interest_goal (user_id, topic_id, org_id, interest_level, goal_target)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_id, topic_id) DO UPDATE
        SET interest_level = EXCLUDED.interest_level, goal_target = EXCLUDED.goal_target, org_id = EXCLUDED.org_id
        RETURNING
        """ + COLUMNS;
    private static final String GONE = " RETURNING " + COLUMNS + ", nextval('state_version') AS gone_at";
    private static final String REMOVE = "DELETE FROM interest_goal WHERE user_id = ? AND topic_id = ?" + GONE;
    private static final String REMOVE_ALL = "DELETE FROM interest_goal WHERE user_id = ?" + GONE;

    @Override
    public Optional<Long> lockLearner(String userId) {
        Statements.later(LOCK, List.of(userId));
        return Statements.query(LEARNER, List.of(userId), row -> row.getLong("org_id")).stream()
                .findFirst();
    }

    @Override
    public Optional<Goal> find(String userId, String topicId) {
        return Statements.query(FIND, List.of(userId, topicId), JdbcGoals::read).stream()
                .findFirst();
    }

    @Override
    public List<Goal> page(@Nullable String userId, @Nullable Key after, int skip, int most) {
        Listing listing = new Listing(SELECT).where("user_id = ?", userId);
        if (after != null) {
            listing.where(
                            "(set_at, user_id, topic_id) < (?::timestamptz",
                            after.setAt().toString())
                    .and(", ?", after.userId())
                    .and(", ?)", after.topicId());
        }
        return listing.rows("set_at DESC, user_id DESC, topic_id DESC", skip, most, JdbcGoals::read);
    }

    @Override
    public Goal put(String userId, String topicId, long orgId, Draft draft) {
        List<@Nullable Object> values =
                Arrays.asList(userId, topicId, orgId, draft.interestLevel(), draft.goalTarget());
        return Statements.query(PUT, values, JdbcGoals::read).getFirst();
    }

    @Override
    public Optional<ChangePublisher.Gone<Goal>> remove(String userId, String topicId) {
        return Statements.query(REMOVE, List.of(userId, topicId), JdbcGoals::gone).stream()
                .findFirst();
    }

    @Override
    public List<ChangePublisher.Gone<Goal>> removeAllOf(String userId) {
        Statements.later(LOCK, List.of(userId));
        return Statements.query(REMOVE_ALL, List.of(userId), JdbcGoals::gone);
    }

    private static ChangePublisher.Gone<Goal> gone(ResultSet row) throws SQLException {
        return new ChangePublisher.Gone<>(read(row), row.getLong("gone_at"));
    }

    private static Goal read(ResultSet row) throws SQLException {
        return new Goal(
                row.getString("user_id"),
                row.getString("topic_id"),
                row.getLong("org_id"),
                row.getBigDecimal("interest_level"),
                row.getBigDecimal("goal_target"),
                Cells.time(row, "set_at"),
                Cells.time(row, "updated_at"),
                row.getLong("version"));
    }
}
