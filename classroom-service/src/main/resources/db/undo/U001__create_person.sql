DROP TABLE students, teachers, users, organizations;
DROP FUNCTION mark_change();
DROP SEQUENCE state_version;
