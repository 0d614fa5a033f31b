package io.gyosil.analytics.feature;

/**
 * How features follow from facts: the one definition, for the live table and for its rebuild. A statement is {@link #OVER},
 * the facts, and {@link #FEATURES}.
 */
public final class FeatureSql {

    /** Ends before the facts, a sub-select with the columns {@link #FACTS}. */
    public static final String OVER = """
        WITH fact AS (
        """;

    /**
     * Selects user_id, topic_id, date and features of every group of the facts. A day's order is (answered_at, origin,
     * position), so nothing depends on what arrived first.
     *
     * <ul>
     *   <li>{@code streak}: the longest run of correct answers. Within a run of them, the number of answers that were not
     *       correct so far stays the same: that numbers the runs.
     *   <li>{@code first_try_accuracy}: of the items of the day, the share whose first answer of the day was correct.
     * </ul>
     */
    public static final String FEATURES = """
        ), ordered AS (
            SELECT f.user_id, f.topic_id, f.date, f.item_id, f.outcome, f.response_time_ms, f.source,
                   row_number() OVER (PARTITION BY f.user_id, f.topic_id, f.date, f.item_id
                                      ORDER BY f.answered_at, f.origin COLLATE "C", f.position) = 1 AS first_try,
                   count(*) FILTER (WHERE f.outcome <> 'correct')
                       OVER (PARTITION BY f.user_id, f.topic_id, f.date
                             ORDER BY f.answered_at, f.origin COLLATE "C", f.position
                             ROWS UNBOUNDED PRECEDING) AS run
            FROM fact f
        ), runs AS (
            SELECT user_id, topic_id, date, run, count(*) AS length
            FROM ordered
            WHERE outcome = 'correct'
            GROUP BY user_id, topic_id, date, run
        ), streaks AS (
            SELECT user_id, topic_id, date, max(length) AS streak
            FROM runs
            GROUP BY user_id, topic_id, date
        ), days AS (
            SELECT user_id, topic_id, date,
                   count(*) AS attempts,
                   count(*) FILTER (WHERE outcome = 'correct') AS correct,
                   count(*) FILTER (WHERE outcome = 'wrong') AS wrong,
                   count(*) FILTER (WHERE outcome = 'unsure') AS unsure,
                   coalesce(sum(response_time_ms), 0) AS time_spent_ms,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY response_time_ms) AS median_response_time_ms,
                   count(DISTINCT item_id) AS distinct_items,
                   count(*) FILTER (WHERE first_try AND outcome = 'correct') AS first_try_correct,
                   count(*) FILTER (WHERE source = 'study') AS study,
                   count(*) FILTER (WHERE source = 'exam') AS exam
            FROM ordered
            GROUP BY user_id, topic_id, date
        )
        SELECT user_id, topic_id, date,
               jsonb_build_object(
                   'attempts', attempts,
                   'correct', correct,
                   'wrong', wrong,
                   'unsure', unsure,
                   'accuracy', round(correct::numeric / attempts, 4),
                   'time_spent_ms', time_spent_ms,
                   'median_response_time_ms', round(median_response_time_ms::numeric),
                   'distinct_items', distinct_items,
                   'first_try_accuracy', round(first_try_correct::numeric / distinct_items, 4),
                   'streak', coalesce(streak, 0),
                   'sources', jsonb_build_object('study', study, 'exam', exam)) AS features
        FROM days
        LEFT JOIN streaks USING (user_id, topic_id, date)
        """;

    /** The columns of {@code attempt_fact} from which features follow. */
    public static final String FACTS =
            "user_id, topic_id, date, item_id, outcome, response_time_ms, source, answered_at, origin, position";

    private FeatureSql() {}
}
