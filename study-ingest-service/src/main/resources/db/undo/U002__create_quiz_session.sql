DROP TABLE study_attempts;
DROP TABLE study_quiz_sessions;
