package io.gyosil.analytics.rebuild;

import io.gyosil.analytics.feature.jdbc.FeatureSql;
import io.gyosil.kit.database.Transactions;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The features of some learners at a time, as they are and as they should be. */
@Singleton
class RebuildStore {

    /** Few enough that a year of them stays far below the time that a statement may take. */
    private static final int LEARNERS = 20;

    // A learner may have features without facts or facts without features: both must show.
    private static final String LAST_OF_CHUNK = """
        SELECT max(user_id) FROM (
            SELECT user_id FROM (
                (SELECT DISTINCT user_id FROM features_topic_daily WHERE user_id > :after ORDER BY user_id LIMIT :learners)
                UNION
                (SELECT DISTINCT user_id FROM attempt_fact WHERE user_id > :after ORDER BY user_id LIMIT :learners)
            ) AS both_kinds
            ORDER BY user_id
            LIMIT :learners
        ) AS chunk
        """;

    // One statement, so one snapshot: facts and features of the same moment.
    private static final String HASHES = """
        WITH live AS (
            SELECT user_id, topic_id, date, features
            FROM features_topic_daily
            WHERE user_id > :after AND user_id <= :last
        ), rebuilt AS (
            %s
        )
        SELECT (SELECT count(*) FROM live) AS live_rows,
               (SELECT count(*) FROM rebuilt) AS rebuilt_rows,
               (SELECT %s FROM live) AS live,
               (SELECT %s FROM rebuilt) AS rebuilt
        """.formatted(
                    FeatureSql.over("(SELECT " + FeatureSql.FACTS
                            + " FROM attempt_fact WHERE user_id > :after AND user_id <= :last)"),
                    hash(),
                    hash());

    /**
     * The hashes of some learners' features.
     *
     * @param lastUserId the last learner of these
     * @param live of the features that are served
     * @param rebuilt of those computed anew
     */
    record Chunk(String lastUserId, long liveRows, long rebuiltRows, String live, String rebuilt) {}

    /** The next learners after this one; empty when there are no more. */
    Optional<Chunk> chunkAfter(@Nullable String userId) {
        String after = Objects.requireNonNullElse(userId, "");
        return Transactions.handle()
                .createQuery(LAST_OF_CHUNK)
                .bind("after", after)
                .bind("learners", LEARNERS)
                .mapTo(String.class)
                .findOne()
                .map(last -> chunk(after, last));
    }

    private static Chunk chunk(String after, String last) {
        return Transactions.handle()
                .createQuery(HASHES)
                .bind("after", after)
                .bind("last", last)
                .map((row, context) -> new Chunk(
                        last,
                        row.getLong("live_rows"),
                        row.getLong("rebuilt_rows"),
                        row.getString("live"),
                        row.getString("rebuilt")))
                .one();
    }

    private static String hash() {
        return """
            encode(sha256(convert_to(coalesce(string_agg(
                jsonb_build_array(user_id, topic_id, date, features)::text, E'\\n'
                ORDER BY user_id, topic_id, date), ''), 'UTF8')), 'hex')\
            """;
    }
}
