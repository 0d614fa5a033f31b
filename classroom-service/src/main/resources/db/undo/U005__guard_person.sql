DROP FUNCTION log_out(bigint);
DROP FUNCTION organization_of(text, text);
REVOKE SELECT ON users FROM ${flyway:defaultSchema}_web;
GRANT SELECT ON users TO ${flyway:defaultSchema}_web;
DROP POLICY oneself ON users;
DROP POLICY oneself ON teachers;
DROP POLICY oneself ON students;
DROP POLICY oneself ON student_classroom;
DROP POLICY oneself ON interest_goal;
DROP POLICY own_students ON interest_goal;
DROP POLICY own_students ON users;
DROP POLICY own_students ON students;
DROP POLICY own_classes ON student_classroom;
DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['users', 'teachers', 'students', 'student_classroom', 'interest_goal'] LOOP
        EXECUTE format('DROP POLICY own_organization ON %I', guarded);
        EXECUTE format('DROP POLICY background_work ON %I', guarded);
        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', guarded);
    END LOOP;
END
$$;
DROP FUNCTION app_is(text);
DROP FUNCTION app_number(text);
