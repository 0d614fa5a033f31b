DROP INDEX ix_user_ref_activity;
ALTER TABLE user_ref DROP COLUMN activity_changed_at;
