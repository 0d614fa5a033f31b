\set number :number + 1
\set row :client_id * 1000000 + :number
WITH u AS MATERIALIZED (
    SELECT * FROM bench.staged WHERE number = :row
), upload AS (
    INSERT INTO study_upload (client_session_uuid, digest, answer)
    SELECT client_session_uuid, digest, answer::json FROM u
), session AS (
    INSERT INTO study_quiz_sessions (session_id, user_id, study_topic_id, quiz_mode, question_ids, subject_distribution,
        status, cursor, correct_count, wrong_count, unsure_count, newly_correct_count, relapsed_count, recovered_count,
        chronic_remaining_count, finished_at, finalized_at, client_session_uuid, source)
    SELECT session_id, user_id, study_topic_id, quiz_mode, question_ids, subject_distribution, status, cursor,
        correct_count, wrong_count, unsure_count, newly_correct_count, relapsed_count, recovered_count,
        chronic_remaining_count, finished_at, finalized_at, client_session_uuid, source
    FROM u
    RETURNING id
), attempts AS (
    INSERT INTO study_attempts (quiz_session_id, position, question_id, selected, unsure, outcome, answered_at,
        response_time_ms)
    SELECT session.id, a.position, a.question, a.selected, a.unsure, a.outcome, a.answered_at, a.response_time
    FROM session, u, unnest(positions, questions, u.selected, unsures, outcomes, answered, response_times)
        AS a (position, question, selected, unsure, outcome, answered_at, response_time)
), progress AS (
    INSERT INTO question_progress (question_id, correct, wrong, unsure, recent, chronic, state, step, stability,
        difficulty, due, last_review, reps, lapses, folded_at, folded_origin, folded_position)
    SELECT p.question_id, p.correct, p.wrong, p.unsure, string_to_array(p.recent, ' '), p.chronic, p.state, p.step,
        p.stability, p.difficulty, p.due, p.last_review, p.reps, p.lapses, p.folded_at, u.client_session_uuid,
        p.folded_position
    FROM u, unnest(p_questions, p_correct, p_wrong, p_unsure, p_recent, p_chronic, p_state, p_step, p_stability,
        p_difficulty, p_due, p_last_review, p_reps, p_lapses, p_folded_at, p_folded_position)
        AS p (question_id, correct, wrong, unsure, recent, chronic, state, step, stability, difficulty, due,
            last_review, reps, lapses, folded_at, folded_position)
    ON CONFLICT (question_id) DO UPDATE SET
        correct = excluded.correct, wrong = excluded.wrong, unsure = excluded.unsure, recent = excluded.recent,
        chronic = excluded.chronic, state = excluded.state, step = excluded.step, stability = excluded.stability,
        difficulty = excluded.difficulty, due = excluded.due, last_review = excluded.last_review, reps = excluded.reps,
        lapses = excluded.lapses, folded_at = excluded.folded_at, folded_origin = excluded.folded_origin,
        folded_position = excluded.folded_position
)
INSERT INTO outbox (event_id, topic, key, type, payload, headers, occurred_at)
SELECT event_id, topic, key, type, payload, headers, occurred_at FROM u;
