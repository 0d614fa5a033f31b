DROP INDEX ix_roster_row_note;
CREATE INDEX ix_roster_row_note ON roster_row (import_id, kind, n) WHERE note IS NOT NULL;
COMMENT ON INDEX ix_roster_row_note IS 'the list of notes';
COMMENT ON COLUMN roster_row.is_primary IS NULL;
ALTER TABLE roster_row DROP COLUMN remark;
ALTER TABLE student_classroom DROP COLUMN sources;
