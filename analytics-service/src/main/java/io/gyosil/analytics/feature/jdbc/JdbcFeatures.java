package io.gyosil.analytics.feature.jdbc;

import io.gyosil.analytics.feature.FeatureFilter;
import io.gyosil.analytics.feature.FeatureKey;
import io.gyosil.analytics.feature.FeatureView;
import io.gyosil.analytics.feature.Features;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
            "SELECT f.user_id, f.topic_id, f.date, f.features, f.created_at, f.updated_at FROM features_topic_daily f";

    // Written so that the day alone can drive an index scan; the second condition settles ties of the first.
    private static final String AFTER_NEWEST_FIRST =
            "f.date <= :afterDate AND (f.date < :afterDate OR (f.user_id, f.topic_id) > (:afterUser, :afterTopic))";

    private static final String AFTER_BY_LEARNER =
            "(f.user_id, f.topic_id, f.date) > (:afterUser, :afterTopic, :afterDate)";

    @Override
    public List<FeatureView> find(FeatureFilter filter, @Nullable FeatureKey after, int limit) {
        Query query = Transactions.handle().createQuery(sql(filter, after)).bind("limit", limit);
        LearnersSql.of(filter.learners()).values().forEach((name, value) -> bindOrNull(query, name, value));
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
        conditions.add(LearnersSql.of(filter.learners()).condition());
        addIf(conditions, filter.topicId(), "f.topic_id = :topicId");
        addIf(conditions, filter.from(), "f.date >= :from");
        addIf(conditions, filter.to(), "f.date <= :to");
        addIf(conditions, after, filter.isNarrow() ? AFTER_NEWEST_FIRST : AFTER_BY_LEARNER);
        String order = filter.isNarrow() ? "f.date DESC, f.user_id, f.topic_id" : "f.user_id, f.topic_id, f.date";
        return SELECT + " WHERE " + String.join(" AND ", conditions) + " ORDER BY " + order + " LIMIT :limit";
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

    /** Of what a condition compares with, an organization's number alone may be null. */
    private static void bindOrNull(Query query, String name, @Nullable Object value) {
        if (value == null) {
            query.bindNull(name, Types.BIGINT);
        } else {
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
