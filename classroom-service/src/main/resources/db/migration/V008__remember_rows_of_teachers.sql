-- What student_classroom.sources is for students. An ended row stays until its import cannot be undone any more.
CREATE TABLE class_teacher_source (
    class_id   text   NOT NULL,
    teacher_id bigint NOT NULL,
    name       text   NOT NULL,
    begun_by   bigint NOT NULL,
    ended_by   bigint,
    CONSTRAINT pk_class_teacher_source PRIMARY KEY (class_id, teacher_id, name),
    CONSTRAINT fk_class_teacher_source_class FOREIGN KEY (class_id) REFERENCES classroom (classroom_id) ON DELETE CASCADE,
    CONSTRAINT fk_class_teacher_source_teacher FOREIGN KEY (teacher_id) REFERENCES teachers (id) ON DELETE CASCADE,
    CONSTRAINT fk_class_teacher_source_begun_by FOREIGN KEY (begun_by) REFERENCES roster_import (id) ON DELETE CASCADE,
    CONSTRAINT fk_class_teacher_source_ended_by FOREIGN KEY (ended_by) REFERENCES roster_import (id) ON DELETE CASCADE
);
COMMENT ON TABLE class_teacher_source IS 'the rows of rosters by which a teacher teaches a class; the last of them to end ends it; closed to the role of requests';
COMMENT ON COLUMN class_teacher_source.name IS 'the source and the sourcedId';
COMMENT ON COLUMN class_teacher_source.begun_by IS 'the import that brought it';
COMMENT ON COLUMN class_teacher_source.ended_by IS 'the import that ended it; taking that one back begins it again';
CREATE INDEX ix_class_teacher_source_teacher_id ON class_teacher_source (teacher_id);
COMMENT ON INDEX ix_class_teacher_source_teacher_id IS 'removing a teacher finds them';
CREATE INDEX ix_class_teacher_source_begun_by ON class_teacher_source (begun_by);
COMMENT ON INDEX ix_class_teacher_source_begun_by IS 'taking an import back forgets what it brought';
CREATE INDEX ix_class_teacher_source_ended_by ON class_teacher_source (ended_by) WHERE ended_by IS NOT NULL;
COMMENT ON INDEX ix_class_teacher_source_ended_by IS 'taking an import back begins again what it ended';
REVOKE ALL ON class_teacher_source FROM ${flyway:defaultSchema}_web;
