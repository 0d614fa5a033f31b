DROP TABLE question_progress, study_skipped_attempts, study_upload, study_attempts, study_quiz_sessions, study_questions,
    study_topics, study_users;
