-- The beginning of every round: what the tables hold now, but for events, which the relay would have sent.
CREATE SCHEMA bench;
DELETE FROM outbox;
CREATE TABLE bench.study_upload AS TABLE study_upload;
CREATE TABLE bench.study_quiz_sessions AS TABLE study_quiz_sessions;
CREATE TABLE bench.study_attempts AS TABLE study_attempts;
CREATE TABLE bench.question_progress AS TABLE question_progress;
