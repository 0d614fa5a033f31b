DROP TABLE goal_ref;
DROP TABLE organization_ref;
DROP TABLE replica_progress, enrollment_ref, classroom_ref, student_ref, teacher_ref, identity_ref, user_ref;
