ALTER TABLE sessions DROP COLUMN door_open;
ALTER TABLE messages DROP COLUMN role;
ALTER TABLE participant DROP COLUMN folded_name;
