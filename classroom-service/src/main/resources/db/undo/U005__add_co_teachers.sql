ALTER POLICY own_classes ON student_classroom
    USING (org_id = (SELECT app_number('org_id')) AND (SELECT app_is('teacher'))
        AND class_id IN (SELECT classroom_id FROM classroom
                         WHERE teacher_id = (SELECT app_number('teacher_id')::text)));
DROP TABLE class_co_teacher;
