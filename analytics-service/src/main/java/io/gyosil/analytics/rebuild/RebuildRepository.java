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
     * @param live SHA-256 of those that are served
     * @param rebuilt SHA-256 of those computed anew
     */
    @MappedEntity
    record Hashes(long liveRows, long rebuiltRows, @Id String live, String rebuilt) {}

    // A learner may have features without facts or facts without features: both must show.
    /** The last of the next learners after this one; null when there are no more. */
    @Query("""
        SELECT max(user_id) FROM (
            SELECT user_id FROM (
                (SELECT DISTINCT user_id FROM features_topic_daily WHERE user_id > :after ORDER BY user_id LIMIT :learners)
                UNION
                (SELECT DISTINCT user_id FROM attempt_fact WHERE user_id > :after ORDER BY user_id LIMIT :learners)
            ) AS both_kinds
            ORDER BY user_id
            LIMIT :learners
        ) AS chunk
        """)
    @Nullable
    String lastOfNext(String after, int learners);

    String HASH = """
        encode(sha256(convert_to(coalesce(string_agg(
            jsonb_build_array(user_id, topic_id, date, features)::text, chr(10)
            ORDER BY user_id, topic_id, date), ''), 'UTF8')), 'hex')
        """;

    // One statement, so one snapshot: facts and features of the same moment.
    String HASHES = """
            WITH live AS (
                SELECT user_id, topic_id, date, features
                FROM features_topic_daily
                WHERE user_id > :after AND user_id <= :last
            ), rebuilt AS (
            """
            + FeatureSql.OVER + "SELECT " + FeatureSql.FACTS
            + " FROM attempt_fact WHERE user_id > :after AND user_id <= :last\n" + FeatureSql.FEATURES
            + ") SELECT (SELECT count(*) FROM live) AS live_rows, (SELECT count(*) FROM rebuilt) AS rebuilt_rows,\n"
            + "(SELECT " + HASH + " FROM live) AS live,\n(SELECT " + HASH + " FROM rebuilt) AS rebuilt\n";

    /** The features of the learners after one up to another. */
    @Query(HASHES)
    Hashes hashes(String after, String last);
}
