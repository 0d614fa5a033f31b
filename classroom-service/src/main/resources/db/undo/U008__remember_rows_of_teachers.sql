DROP TABLE class_teacher_source;
