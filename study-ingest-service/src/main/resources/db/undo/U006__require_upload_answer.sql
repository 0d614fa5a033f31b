ALTER TABLE study_upload ALTER COLUMN answer DROP NOT NULL;
COMMENT ON TABLE study_upload IS 'one row per upload taken in: inserted first, it is the lock; kept, it answers resends';
COMMENT ON COLUMN study_upload.answer IS 'what was answered; null only while its transaction is open';
