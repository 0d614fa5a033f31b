-- Back to the beginning: the same rows in new files, for everybody alike. Sequences go on: a service may have taken
-- numbers ahead.
TRUNCATE study_upload, study_quiz_sessions, study_attempts, study_skipped_attempts, question_progress, outbox;
INSERT INTO study_upload SELECT * FROM bench.study_upload ORDER BY client_session_uuid;
INSERT INTO study_quiz_sessions SELECT * FROM bench.study_quiz_sessions ORDER BY id;
INSERT INTO study_attempts SELECT * FROM bench.study_attempts ORDER BY quiz_session_id, position;
INSERT INTO question_progress SELECT * FROM bench.question_progress ORDER BY question_id;
