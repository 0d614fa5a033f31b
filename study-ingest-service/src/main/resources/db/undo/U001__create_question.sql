DROP TABLE study_questions;
DROP TABLE study_topics;
DROP TABLE study_users;
