ALTER TABLE classroom_ref
    ADD COLUMN co_teacher_ids text[] NOT NULL DEFAULT '{}',
    ADD COLUMN teacher_ids text[] NOT NULL
        GENERATED ALWAYS AS (array_remove(array_append(co_teacher_ids, teacher_id), NULL)) STORED;
COMMENT ON COLUMN classroom_ref.co_teacher_ids IS 'who teaches it, too, with the same rights';
COMMENT ON COLUMN classroom_ref.teacher_ids IS 'all who teach it: what rights are asked of';
DROP INDEX ix_classroom_ref_teacher;
CREATE INDEX ix_classroom_ref_teachers ON classroom_ref USING gin (teacher_ids) WHERE NOT removed;
COMMENT ON INDEX ix_classroom_ref_teachers IS 'a teacher''s classes, those with others among them';
