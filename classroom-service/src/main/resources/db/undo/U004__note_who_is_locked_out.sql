DROP TRIGGER note_activity ON users;
DROP TRIGGER note_removal ON users;
DROP FUNCTION note_activity();
DROP TABLE user_activity;
