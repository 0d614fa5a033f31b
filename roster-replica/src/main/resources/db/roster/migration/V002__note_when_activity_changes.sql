ALTER TABLE user_ref ADD COLUMN activity_changed_at timestamptz;
COMMENT ON COLUMN user_ref.activity_changed_at IS 'when it became known that the user may act no more, or again; null for one who always might';
CREATE INDEX ix_user_ref_activity ON user_ref (activity_changed_at) WHERE activity_changed_at IS NOT NULL;
COMMENT ON INDEX ix_user_ref_activity IS 'what is new for those who look every two seconds';
