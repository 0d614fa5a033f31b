-- One row for each upload of the round, holding all that its transaction wrote. bench.numbered says which client sends
-- which upload when.
DROP TRIGGER keep_version ON question_progress;
CREATE INDEX ON bench.progress_versions (folded_origin);
CREATE TABLE bench.staged AS
SELECT n.number, u.client_session_uuid, u.digest, u.answer::text AS answer, s.session_id, s.user_id, s.study_topic_id,
    s.quiz_mode, s.question_ids, s.subject_distribution, s.status, s.cursor, s.correct_count, s.wrong_count,
    s.unsure_count, s.newly_correct_count, s.relapsed_count, s.recovered_count, s.chronic_remaining_count,
    s.finished_at, s.finalized_at, s.source, a.*, p.*, o.event_id, o.topic, o.key, o.type, o.payload, o.headers,
    o.occurred_at
FROM bench.numbered n
JOIN study_upload u USING (client_session_uuid)
JOIN study_quiz_sessions s USING (client_session_uuid)
JOIN outbox o ON o.key = s.session_id
CROSS JOIN LATERAL (
    SELECT array_agg(position ORDER BY position) AS positions, array_agg(question_id ORDER BY position) AS questions,
        array_agg(selected ORDER BY position) AS selected, array_agg(unsure ORDER BY position) AS unsures,
        array_agg(outcome ORDER BY position) AS outcomes, array_agg(answered_at ORDER BY position) AS answered,
        array_agg(response_time_ms ORDER BY position) AS response_times
    FROM study_attempts WHERE quiz_session_id = s.id
) a
CROSS JOIN LATERAL (
    SELECT array_agg(v.question_id ORDER BY v.question_id) AS p_questions,
        array_agg(v.correct ORDER BY v.question_id) AS p_correct,
        array_agg(v.wrong ORDER BY v.question_id) AS p_wrong,
        array_agg(v.unsure ORDER BY v.question_id) AS p_unsure,
        array_agg(array_to_string(v.recent, ' ') ORDER BY v.question_id) AS p_recent,
        array_agg(v.chronic ORDER BY v.question_id) AS p_chronic,
        array_agg(v.state ORDER BY v.question_id) AS p_state,
        array_agg(v.step ORDER BY v.question_id) AS p_step,
        array_agg(v.stability ORDER BY v.question_id) AS p_stability,
        array_agg(v.difficulty ORDER BY v.question_id) AS p_difficulty,
        array_agg(v.due ORDER BY v.question_id) AS p_due,
        array_agg(v.last_review ORDER BY v.question_id) AS p_last_review,
        array_agg(v.reps ORDER BY v.question_id) AS p_reps,
        array_agg(v.lapses ORDER BY v.question_id) AS p_lapses,
        array_agg(v.folded_at ORDER BY v.question_id) AS p_folded_at,
        array_agg(v.folded_position ORDER BY v.question_id) AS p_folded_position
    FROM bench.progress_versions v WHERE v.folded_origin = u.client_session_uuid
) p;
CREATE UNIQUE INDEX ON bench.staged (number);
GRANT USAGE ON SCHEMA bench TO study_web;
GRANT SELECT ON bench.staged TO study_web;
