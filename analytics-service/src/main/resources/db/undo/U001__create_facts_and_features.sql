DROP TABLE live_answer, live_card, live_message, live_participant, live_lesson;
DROP TABLE organization_day;
DROP TABLE attempt_fact;
DROP INDEX IF EXISTS ix_features_topic_daily_topic_date;
DROP INDEX IF EXISTS ix_features_topic_daily_user_date;
DROP TABLE IF EXISTS features_topic_daily;
