-- The rollup that analytics-service documents field by field, over all facts at once.
INSERT INTO bench.features_topic_daily (user_id, topic_id, date, features)
        WITH ordered AS (
            SELECT f.user_id, f.topic_id, f.date, f.item_id, f.outcome, f.response_time_ms, f.source,
                   row_number() OVER (PARTITION BY f.user_id, f.topic_id, f.date, f.item_id
                                      ORDER BY f.answered_at, f.origin COLLATE "C", f.position) = 1 AS first_try,
                   count(*) FILTER (WHERE f.outcome <> 'correct')
                       OVER (PARTITION BY f.user_id, f.topic_id, f.date
                             ORDER BY f.answered_at, f.origin COLLATE "C", f.position
                             ROWS UNBOUNDED PRECEDING) AS run
            FROM bench.attempt_fact f
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
        