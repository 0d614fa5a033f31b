DROP TABLE question_progress;
