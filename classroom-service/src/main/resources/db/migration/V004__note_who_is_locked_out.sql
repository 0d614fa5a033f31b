-- Noted by a trigger, since users are changed one by one and by whole rosters.
CREATE TABLE user_activity (
    user_id    bigint      NOT NULL,
    active     boolean     NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_user_activity PRIMARY KEY (user_id)
);
COMMENT ON TABLE user_activity IS 'users who were deactivated or removed, or may act again: their tokens may still be good';
COMMENT ON COLUMN user_activity.changed_at IS 'when; tokens last a day at most, so older rows say nothing any more';
CREATE INDEX ix_user_activity_changed_at ON user_activity (changed_at);
COMMENT ON INDEX ix_user_activity_changed_at IS 'what is new for those who look every two seconds';

CREATE FUNCTION note_activity() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
    INSERT INTO user_activity (user_id, active, changed_at)
    VALUES (OLD.id, TG_OP <> 'DELETE' AND NEW.is_active, clock_timestamp())
    ON CONFLICT (user_id) DO UPDATE SET active = excluded.active, changed_at = excluded.changed_at;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_removal AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION note_activity();
CREATE TRIGGER note_activity AFTER UPDATE OF is_active ON users FOR EACH ROW
    WHEN (OLD.is_active <> NEW.is_active) EXECUTE FUNCTION note_activity();
