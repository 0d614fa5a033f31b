INSERT INTO bench.attempt_fact (session_id, position, answered_at, user_id, topic_id, date, item_id, outcome,
    response_time_ms, source, origin, version)
SELECT session_id, position, answered_at, user_id, topic_id, (answered_at AT TIME ZONE 'Asia/Seoul')::date, item_id,
       outcome, response_time_ms, 'study', origin, 1
FROM bench.answer
