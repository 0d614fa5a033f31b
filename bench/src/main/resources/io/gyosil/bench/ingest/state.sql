-- Everything that follows from the uploads, as one hash. Left out: ids, times and traces that a server makes up itself.
WITH session AS (
    SELECT id, client_session_uuid || '/' || study_topic_id AS name
    FROM study_quiz_sessions
), line (text) AS (
    SELECT concat_ws('|', 'upload', client_session_uuid, answer ->> 'status', answer ->> 'client_session_uuid',
               (SELECT string_agg((one - 'session_id' - 'quiz_session_id' - 'finalized_at')::text, ',' ORDER BY n)
                FROM jsonb_array_elements(answer::jsonb -> 'sessions') WITH ORDINALITY AS s (one, n)),
               answer::jsonb -> 'skipped', answer::jsonb -> 'ignored_fields')
    FROM study_upload
    UNION ALL
    SELECT concat_ws('|', 'session', client_session_uuid, user_id, study_topic_id, target_per_subject, subject_filter,
               wrong_only, quiz_mode, question_ids, subject_distribution, status, cursor, correct_count, wrong_count,
               unsure_count, newly_correct_count, relapsed_count, recovered_count, chronic_remaining_count, finished_at,
               finalized_at IS NOT NULL, source)
    FROM study_quiz_sessions
    UNION ALL
    SELECT concat_ws('|', 'attempt', name, position, question_id, coalesce(selected, 0), unsure, outcome, answered_at,
               coalesce(response_time_ms, -1))
    FROM study_attempts
    JOIN session ON session.id = quiz_session_id
    UNION ALL
    SELECT concat_ws('|', 'progress', question_id, correct, wrong, unsure, recent, chronic, state, step,
               round(stability::numeric, 6), round(difficulty::numeric, 6), due, last_review, reps, lapses, folded_at,
               folded_origin, folded_position)
    FROM question_progress
    UNION ALL
    SELECT concat_ws('|', 'skipped', client_session_uuid, position, pub_id, raw::jsonb)
    FROM study_skipped_attempts
    UNION ALL
    SELECT concat_ws('|', 'event', topic, type, payload::jsonb - 'session_id' - 'finalized_at',
               key = payload::jsonb ->> 'session_id')
    FROM outbox
)
SELECT concat('uploads ', (SELECT count(*) FROM study_upload), ', sessions ', (SELECT count(*) FROM study_quiz_sessions),
           ', attempts ', (SELECT count(*) FROM study_attempts), ', progress ', (SELECT count(*) FROM question_progress),
           ', events ', (SELECT count(*) FROM outbox), ', content ', md5(string_agg(text, E'\n' ORDER BY text COLLATE "C")))
FROM line
