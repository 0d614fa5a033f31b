ALTER TABLE student_classroom ADD COLUMN sources text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN student_classroom.sources IS 'the rows of rosters that enrol the student, each as source and sourcedId; the last of them to end ends it';

ALTER TABLE roster_row ADD COLUMN remark text;
COMMENT ON COLUMN roster_row.remark IS 'what there is to say of a row that is taken: what of it was shortened or left out';
COMMENT ON COLUMN roster_row.is_primary IS 'of a teacher''s enrolment, once compared: whether this one is the class''s teacher; the others are co-teachers';
DROP INDEX ix_roster_row_note;
CREATE INDEX ix_roster_row_note ON roster_row (import_id, kind, n) WHERE coalesce(note, remark) IS NOT NULL;
COMMENT ON INDEX ix_roster_row_note IS 'the list of notes';
