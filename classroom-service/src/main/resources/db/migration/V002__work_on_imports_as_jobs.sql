-- An import that was worked on is interrupted now: it goes on from its first row, and finds done what is done.
ALTER TABLE roster_import
    DROP COLUMN holder,
    DROP COLUMN held_until,
    DROP COLUMN phase,
    DROP COLUMN position,
    ADD COLUMN job_id uuid;
COMMENT ON COLUMN roster_import.job_id IS 'the job that applies it or takes it back, or did; jobs are forgotten after a while';
