-- Beside the class's one teacher, whose column is seed 000's.
CREATE TABLE class_co_teacher (
    class_id   text   NOT NULL,
    teacher_id bigint NOT NULL,
    CONSTRAINT pk_class_co_teacher PRIMARY KEY (class_id, teacher_id),
    CONSTRAINT fk_class_co_teacher_class FOREIGN KEY (class_id) REFERENCES classroom (classroom_id) ON DELETE CASCADE,
    CONSTRAINT fk_class_co_teacher_teacher FOREIGN KEY (teacher_id) REFERENCES teachers (id)
);
COMMENT ON TABLE class_co_teacher IS 'who teaches a class beside its teacher, with the same rights; a class''s version grows with each change of them';
CREATE INDEX ix_class_co_teacher_teacher_id ON class_co_teacher (teacher_id);
COMMENT ON INDEX ix_class_co_teacher_teacher_id IS 'the classes of a teacher, for the rights in them; removing a teacher looks for them';

ALTER POLICY own_classes ON student_classroom
    USING (org_id = (SELECT app_number('org_id')) AND (SELECT app_is('teacher'))
        AND class_id IN (SELECT classroom_id FROM classroom
                         WHERE teacher_id = (SELECT app_number('teacher_id')::text)
                         UNION ALL
                         SELECT o.class_id FROM class_co_teacher AS o
                         WHERE o.teacher_id = (SELECT app_number('teacher_id'))));
