package io.gyosil.analytics.feature.jdbc;

import io.gyosil.analytics.feature.FeatureFilter;
import io.gyosil.analytics.feature.FeatureKey;
import io.gyosil.analytics.feature.FeatureView;
import io.gyosil.analytics.feature.Features;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcFeatures implements Features {

    private static final String SELECT =
            "SELECT user_id, topic_id, date, features, created_at, updated_at FROM features_topic_daily";

    // Written so that the day alone can drive an index scan; the second condition settles ties of the first.
    private static final String AFTER_NEWEST_FIRST =
            "date <= :afterDate AND (date < :afterDate OR (user_id, topic_id) > (:afterUser, :afterTopic))";

    private static final String AFTER_BY_LEARNER = "(user_id, topic_id, date) > (:afterUser, :afterTopic, :afterDate)";

    @Override
    public List<FeatureView> find(FeatureFilter filter, @Nullable FeatureKey after, int limit) {
        Query query = Transactions.handle().createQuery(sql(filter, after)).bind("limit", limit);
        bind(query, "userId", filter.userId());
        bind(query, "topicId", filter.topicId());
        bind(query, "from", filter.from());
        bind(query, "to", filter.to());
        if (after != null) {
            query.bind("afterUser", after.userId())
                    .bind("afterTopic", after.topicId())
                    .bind("afterDate", after.date());
        }
        return query.map((row, context) -> view(row)).list();
    }

    /** Only the conditions that are asked for, so that each way to ask has its own plan. */
    static String sql(FeatureFilter filter, @Nullable FeatureKey after) {
        List<String> conditions = new ArrayList<>();
        addIf(conditions, filter.userId(), "user_id = :userId");
        addIf(conditions, filter.topicId(), "topic_id = :topicId");
        addIf(conditions, filter.from(), "date >= :from");
        addIf(conditions, filter.to(), "date <= :to");
        addIf(conditions, after, filter.isNarrow() ? AFTER_NEWEST_FIRST : AFTER_BY_LEARNER);
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String order = filter.isNarrow() ? "date DESC, user_id, topic_id" : "user_id, topic_id, date";
        return SELECT + where + " ORDER BY " + order + " LIMIT :limit";
    }

    private static void addIf(List<String> conditions, @Nullable Object wanted, String condition) {
        if (wanted != null) {
            conditions.add(condition);
        }
    }

    private static void bind(Query query, String name, @Nullable Object value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    private static FeatureView view(ResultSet row) throws SQLException {
        return new FeatureView(
                row.getString("user_id"),
                row.getString("topic_id"),
                row.getObject("date", LocalDate.class),
                row.getString("features"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
