-- The row is written once, with its answer; until then an advisory lock holds the name.
ALTER TABLE study_upload ALTER COLUMN answer SET NOT NULL;
COMMENT ON TABLE study_upload IS 'one row per upload taken in; it answers resends';
COMMENT ON COLUMN study_upload.answer IS 'what was answered';
