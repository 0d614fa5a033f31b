DROP TABLE student_classroom, interest_goal, classroom;
DROP SEQUENCE classroom_id;
