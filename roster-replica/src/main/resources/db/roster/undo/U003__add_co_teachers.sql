ALTER TABLE classroom_ref DROP COLUMN teacher_ids, DROP COLUMN co_teacher_ids;
CREATE INDEX ix_classroom_ref_teacher ON classroom_ref (teacher_id) WHERE NOT removed;
COMMENT ON INDEX ix_classroom_ref_teacher IS 'a teacher''s classes';
