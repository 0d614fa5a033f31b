ALTER TABLE participant ADD COLUMN folded_name text NOT NULL DEFAULT '';
COMMENT ON COLUMN participant.folded_name IS 'the nickname without what makes no difference to the eye: case, blanks, marks, look-alikes';
ALTER TABLE messages ADD COLUMN role text NOT NULL DEFAULT 'student' CONSTRAINT ck_messages_role CHECK (role IN ('teacher', 'student'));
COMMENT ON COLUMN messages.role IS 'its sender''s: teacher or student';
UPDATE messages m SET role = p.role FROM participant p WHERE p.participant_id = m.participant_id AND p.role = 'teacher';
ALTER TABLE sessions ADD COLUMN door_open boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN sessions.door_open IS 'whether others can join; those who have joined stay';
