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
import org.jdbi.v3.core.statement.Query;

@Singleton
class JdbcFeatureStore implements FeatureStore {

    /** A batch that touches more keys locks all there are instead, so that none fills the server's lock table. */
    private static final int MOST_LOCKS = 2_000;

    private static final int LOCK_SPACE = "features_topic_daily".hashCode();

    private static final String LOCK_ALL = "SELECT pg_advisory_xact_lock(:space::bigint)";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(:space, k) FROM unnest(:locks) AS l (k)";

    private static final String LOCK_NOT_ALL = "SELECT pg_advisory_xact_lock_shared(:space::bigint)";

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
        boolean all = locks.size() > MOST_LOCKS;
        run(query(all ? LOCK_ALL : LOCK_NOT_ALL));
        if (!all) {
            run(query(LOCK).bind("locks", SqlArrays.integers(locks, Function.identity())));
        }
    }

    private static Query query(String sql) {
        return Transactions.handle().createQuery(sql).bind("space", LOCK_SPACE);
    }

    private static void run(Query lock) {
        lock.map((row, context) -> true).list();
    }

    @Override
    public void insert(Collection<AttemptFact> facts) {
        Transactions.handle()
                .createUpdate(INSERT)
                .bind("sessions", SqlArrays.texts(facts, AttemptFact::sessionId))
                .bind("positions", SqlArrays.integers(facts, AttemptFact::position))
                .bind("answeredAt", SqlArrays.texts(facts, AttemptFact::answeredAt))
                .bind("users", SqlArrays.texts(facts, AttemptFact::userId))
                .bind("topics", SqlArrays.texts(facts, AttemptFact::topicId))
                .bind("dates", SqlArrays.texts(facts, AttemptFact::date))
                .bind("items", SqlArrays.texts(facts, AttemptFact::itemId))
                .bind("outcomes", SqlArrays.texts(facts, AttemptFact::outcome))
                .bind("responseTimes", SqlArrays.integers(facts, AttemptFact::responseTimeMs))
                .bind("sources", SqlArrays.texts(facts, AttemptFact::source))
                .bind("origins", SqlArrays.texts(facts, AttemptFact::origin))
                .bind("versions", SqlArrays.integers(facts, AttemptFact::version))
                .execute();
    }

    @Override
    public void recompute(Collection<FeatureKey> keys) {
        Transactions.handle()
                .createUpdate(RECOMPUTE)
                .bind("users", SqlArrays.texts(keys, FeatureKey::userId))
                .bind("topics", SqlArrays.texts(keys, FeatureKey::topicId))
                .bind("dates", SqlArrays.texts(keys, FeatureKey::date))
                .execute();
    }

    /** The same in every process, unlike a record's own hash code, which no document fixes. */
    private static int lock(FeatureKey key) {
        return Objects.hash(key.userId(), key.topicId(), key.date().toEpochDay());
    }
}
