package io.gyosil.analytics.feature.jdbc;

import io.gyosil.analytics.feature.AttemptFact;
import io.gyosil.analytics.feature.FeatureKey;
import io.gyosil.analytics.feature.FeatureStore;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcFeatureStore implements FeatureStore {

    /** Keys share this many locks, so that no batch fills the server's lock table. */
    private static final int LOCKS = 4_096;

    private static final int LOCK_SPACE = "features_topic_daily".hashCode();

    private static final String LOCK = "SELECT pg_advisory_xact_lock(:space, k) FROM unnest(:locks) AS l (k)";

    private static final String INSERT = """
        INSERT INTO attempt_fact AS f (session_id, position, answered_at, user_id, topic_id, date, item_id, outcome,
            response_time_ms, source, origin, version)
        SELECT DISTINCT ON (session_id, position, answered_at)
            session_id, position, answered_at, user_id, topic_id, date, item_id, outcome, response_time_ms, source,
            origin, version
        FROM unnest(:sessions, :positions, :answeredAt::timestamptz[], :users, :topics, :dates::date[], :items,
                 :outcomes, :responseTimes, :sources, :origins, :versions)
             AS n (session_id, position, answered_at, user_id, topic_id, date, item_id, outcome, response_time_ms,
                 source, origin, version)
        ORDER BY session_id, position, answered_at, version DESC
        ON CONFLICT (session_id, position, answered_at) DO UPDATE SET
            item_id = excluded.item_id, outcome = excluded.outcome, response_time_ms = excluded.response_time_ms,
            version = excluded.version
            WHERE f.version < excluded.version
        """;

    // A calendar day of any time zone lies within these times: they let the planner pass over the other months.
    static final String RECOMPUTE = """
        INSERT INTO features_topic_daily AS t (user_id, topic_id, date, features)
        %s
        ON CONFLICT (user_id, topic_id, date) DO UPDATE SET features = excluded.features, updated_at = now()
            WHERE t.features IS DISTINCT FROM excluded.features
        """.formatted(FeatureSql.over("(SELECT " + FeatureSql.FACTS + """
             FROM unnest(:users, :topics, :dates::date[]) AS k (user_id, topic_id, date)
             JOIN attempt_fact a USING (user_id, topic_id, date)
             WHERE a.answered_at >= k.date - interval '1 day' AND a.answered_at < k.date + interval '2 days')\
            """));

    @Override
    public void lock(Collection<FeatureKey> keys) {
        List<Integer> locks =
                keys.stream().map(key -> lock(key)).distinct().sorted().toList();
        Transactions.handle()
                .createQuery(LOCK)
                .bind("space", LOCK_SPACE)
                .bindArray("locks", Integer.class, locks)
                .map((row, context) -> true)
                .list();
    }

    @Override
    public void insert(Collection<AttemptFact> facts) {
        Transactions.handle()
                .createUpdate(INSERT)
                .bindArray("sessions", String.class, each(facts, AttemptFact::sessionId))
                .bindArray("positions", Integer.class, each(facts, AttemptFact::position))
                .bindArray("answeredAt", String.class, each(facts, f -> f.answeredAt()
                        .toString()))
                .bindArray("users", String.class, each(facts, AttemptFact::userId))
                .bindArray("topics", String.class, each(facts, AttemptFact::topicId))
                .bindArray("dates", String.class, each(facts, f -> f.date().toString()))
                .bindArray("items", String.class, each(facts, AttemptFact::itemId))
                .bindArray("outcomes", String.class, each(facts, AttemptFact::outcome))
                .bindArray("responseTimes", Integer.class, each(facts, AttemptFact::responseTimeMs))
                .bindArray("sources", String.class, each(facts, AttemptFact::source))
                .bindArray("origins", String.class, each(facts, AttemptFact::origin))
                .bindArray("versions", Integer.class, each(facts, AttemptFact::version))
                .execute();
    }

    @Override
    public void recompute(Collection<FeatureKey> keys) {
        Transactions.handle()
                .createUpdate(RECOMPUTE)
                .bindArray("users", String.class, each(keys, FeatureKey::userId))
                .bindArray("topics", String.class, each(keys, FeatureKey::topicId))
                .bindArray("dates", String.class, each(keys, key -> key.date().toString()))
                .execute();
    }

    /** The same in every process, unlike a record's own hash code, which no document fixes. */
    private static int lock(FeatureKey key) {
        return Math.floorMod(
                Objects.hash(key.userId(), key.topicId(), key.date().toEpochDay()), LOCKS);
    }

    private static <T, V> List<@Nullable V> each(Collection<T> rows, Function<T, @Nullable V> part) {
        return rows.stream().map(part).toList();
    }
}
