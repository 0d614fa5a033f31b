package io.gyosil.analytics.feature;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts, and the features recomputed from them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface FactRepository extends GenericRepository<OrganizationDay, Long> {

    /** Locks every key at once, for a batch that would fill the server's lock table with single ones. */
    @Query("SELECT cast(pg_advisory_xact_lock(cast(:space AS bigint)) AS text)")
    String lockAll(int space);

    /** Waits for a batch that has locked every key, and shuts out the next. */
    @Query("SELECT cast(pg_advisory_xact_lock_shared(cast(:space AS bigint)) AS text)")
    String lockOutAll(int space);

    /** Locks keys by their numbers, in this order. */
    @Query("SELECT count(pg_advisory_xact_lock(:space, k)) FROM unnest(:locks) AS l (k)")
    long lock(int space, int[] locks);

    /** Stores facts; those that are there already stay, unless the new version is newer. */
    @Query("""
        INSERT INTO attempt_fact AS f (session_id, position, answered_at, org_id, user_id, topic_id, date, item_id,
            outcome, response_time_ms, source, origin, version)
        SELECT DISTINCT ON (session_id, position, answered_at)
            session_id, position, answered_at, org_id, user_id, topic_id, date, item_id, outcome, response_time_ms,
            source, origin, version
        FROM unnest(:sessions, :positions, :answeredAt::timestamptz[], :orgs, :users, :topics, :dates::date[], :items,
                 :outcomes, :responseTimes, :sources, :origins, :versions)
             AS n (session_id, position, answered_at, org_id, user_id, topic_id, date, item_id, outcome,
                 response_time_ms, source, origin, version)
        ORDER BY session_id, position, answered_at, version DESC
        ON CONFLICT (session_id, position, answered_at) DO UPDATE SET
            item_id = excluded.item_id, outcome = excluded.outcome, response_time_ms = excluded.response_time_ms,
            version = excluded.version
            WHERE f.version < excluded.version
        """)
    void insert(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            int[] positions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] answeredAt,
            @TypeDef(type = DataType.LONG_ARRAY) @Nullable Long[] orgs,
            @TypeDef(type = DataType.STRING_ARRAY) String[] users,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dates,
            @TypeDef(type = DataType.STRING_ARRAY) String[] items,
            @TypeDef(type = DataType.STRING_ARRAY) String[] outcomes,
            @TypeDef(type = DataType.INTEGER_ARRAY) @Nullable Integer[] responseTimes,
            @TypeDef(type = DataType.STRING_ARRAY) String[] sources,
            @TypeDef(type = DataType.STRING_ARRAY) String[] origins,
            int[] versions);

    // A calendar day of any time zone lies within these times: they let the planner pass over the other months.
    String RECOMPUTE = "INSERT INTO features_topic_daily AS t (user_id, topic_id, date, features)\n"
            + FeatureSql.OVER
            + "    SELECT " + FeatureSql.FACTS + """

                FROM unnest(:users, :topics, :dates::date[]) AS k (user_id, topic_id, date)
                JOIN attempt_fact a USING (user_id, topic_id, date)
                WHERE a.answered_at >= k.date - interval '1 day' AND a.answered_at < k.date + interval '2 days'
            """
            + FeatureSql.FEATURES
            + """
            ON CONFLICT (user_id, topic_id, date) DO UPDATE SET features = excluded.features, updated_at = now()
                WHERE t.features IS DISTINCT FROM excluded.features
            """;

    /** Computes the features of these keys anew. */
    @Query(RECOMPUTE)
    void recompute(
            @TypeDef(type = DataType.STRING_ARRAY) String[] users,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dates);

    /**
     * The facts of an organization on the next so many of its learners' days, learner by learner; a day that has had
     * facts moved to it comes again.
     *
     * @param learners how many learners to look at; the first of them may have no further day
     */
    @Query("""
        WITH days AS (
            SELECT l.user_id, d.topic_id, d.date
            FROM (SELECT DISTINCT user_id
                  FROM attempt_fact
                  WHERE org_id = :orgId AND user_id >= :afterUser
                  ORDER BY user_id
                  LIMIT :learners) AS l
            CROSS JOIN LATERAL (
                SELECT DISTINCT f.topic_id, f.date
                FROM attempt_fact f
                WHERE f.user_id = l.user_id AND f.org_id = :orgId
                  AND (l.user_id > :afterUser OR (f.topic_id, f.date) > (:afterTopic, :afterDate))
                ORDER BY f.topic_id, f.date
                LIMIT :days) AS d
            ORDER BY l.user_id, d.topic_id, d.date
            LIMIT :days
        )
        SELECT f.session_id, f.position, f.answered_at, f.user_id, f.topic_id, f.date
        FROM days
        JOIN attempt_fact f USING (user_id, topic_id, date)
        WHERE f.org_id = :orgId
        ORDER BY f.user_id, f.topic_id, f.date
        """)
    List<DatedFact> ofNextDays(
            long orgId, String afterUser, String afterTopic, LocalDate afterDate, int learners, int days);

    /** Dates facts anew; they are named by what they are known by. */
    @Query("""
        UPDATE attempt_fact f
        SET date = n.date
        FROM unnest(:sessions, :positions, :answeredAt::timestamptz[], :dates::date[])
             AS n (session_id, position, answered_at, date)
        WHERE f.session_id = n.session_id AND f.position = n.position AND f.answered_at = n.answered_at
        """)
    void date(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            int[] positions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] answeredAt,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dates);

    /** Removes the features of those of these keys on which no fact is any more. */
    @Query("""
        DELETE FROM features_topic_daily t
        USING unnest(:users, :topics, :dates::date[]) AS k (user_id, topic_id, date)
        WHERE t.user_id = k.user_id AND t.topic_id = k.topic_id AND t.date = k.date
          AND NOT EXISTS (SELECT
                          FROM attempt_fact f
                          WHERE f.user_id = k.user_id AND f.topic_id = k.topic_id AND f.date = k.date)
        """)
    void removeEmpty(
            @TypeDef(type = DataType.STRING_ARRAY) String[] users,
            @TypeDef(type = DataType.STRING_ARRAY) String[] topics,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dates);
}
