ALTER TABLE roster_import
    DROP COLUMN job_id,
    ADD COLUMN phase text,
    ADD COLUMN position bigint NOT NULL DEFAULT 0,
    ADD COLUMN holder uuid,
    ADD COLUMN held_until timestamptz;
COMMENT ON COLUMN roster_import.position IS 'how far the phase is: the last row of it that is done';
COMMENT ON COLUMN roster_import.holder IS 'who works on it; one who dies lets go when held_until has passed';
COMMENT ON COLUMN roster_import.phase IS 'the step that is under way';
