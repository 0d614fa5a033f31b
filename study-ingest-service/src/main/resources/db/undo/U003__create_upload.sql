DROP TABLE study_skipped_attempts;
DROP TABLE study_upload;
