package io.gyosil.analytics.rebuild;

import io.gyosil.analytics.feature.FeatureSql;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import org.jspecify.annotations.Nullable;

/** The features of some learners at a time, as they are and as they should be. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface RebuildRepository extends GenericRepository<RebuildRepository.Hashes, String> {

    /**
     * The features of some learners.
     *
     * @param last the last of them; null when there is none
     * @param learners how many they are
     * @param liveRows how many rows are served
     * @param rebuiltRows how many were computed
     * @param live SHA-256 of those that are served
     * @param rebuilt SHA-256 of those computed anew
     */
    @MappedEntity
    record Hashes(
            @Nullable String last,
            long learners,
            long liveRows,
            long rebuiltRows,
            @Id String live,
            String rebuilt) {}

    // A learner may have features without facts or facts without features: both must show.
    String OF_ALL = """
        (SELECT DISTINCT user_id FROM features_topic_daily WHERE user_id > :after ORDER BY user_id LIMIT :learners)
        UNION
        (SELECT DISTINCT user_id FROM attempt_fact WHERE user_id > :after ORDER BY user_id LIMIT :learners)
        """;

    // Features do not say whose they are: those of learners whom the rosters or facts give to the organization.
    String OF_ORGANIZATION = """
        (SELECT user_id FROM user_ref WHERE org_id = :orgId AND NOT removed AND user_id > :after
         ORDER BY user_id LIMIT :learners)
        UNION
        (SELECT DISTINCT user_id FROM attempt_fact WHERE org_id = :orgId AND user_id > :after
         ORDER BY user_id LIMIT :learners)
        """;

    String CHUNK = "WITH chunk AS MATERIALIZED (SELECT user_id FROM (\n";

    String HASH = """
        encode(sha256(convert_to(coalesce(string_agg(
            jsonb_build_array(user_id, topic_id, date, features)::text, chr(10)
            ORDER BY user_id, topic_id, date), ''), 'UTF8')), 'hex')
        """;

    // One statement, so one snapshot: facts and features of the same moment.
    String HASHES = """
            ) AS either ORDER BY user_id LIMIT :learners), live AS (
                SELECT user_id, topic_id, date, features
                FROM chunk
                JOIN features_topic_daily USING (user_id)
            ), rebuilt AS (
            """
            + FeatureSql.OVER + "SELECT " + FeatureSql.FACTS + " FROM chunk JOIN attempt_fact USING (user_id)\n"
            + FeatureSql.FEATURES
            + ") SELECT (SELECT max(user_id) FROM chunk) AS last, (SELECT count(*) FROM chunk) AS learners,\n"
            + "(SELECT count(*) FROM live) AS live_rows, (SELECT count(*) FROM rebuilt) AS rebuilt_rows,\n"
            + "(SELECT " + HASH + " FROM live) AS live,\n(SELECT " + HASH + " FROM rebuilt) AS rebuilt\n";

    /** The features of so many learners after one. */
    @Query(CHUNK + OF_ALL + HASHES)
    Hashes next(String after, int learners);

    /** The features of so many learners of an organization after one. */
    @Query(CHUNK + OF_ORGANIZATION + HASHES)
    Hashes nextOf(long orgId, String after, int learners);
}
