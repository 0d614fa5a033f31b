-- What the role of requests sees follows from who asks, set for each transaction; without these settings it sees nothing.
-- A setting that was once set on a connection is empty afterwards, not null. Subqueries without a reference to the row
-- are computed once for a query.
CREATE FUNCTION app_number(setting text) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.' || setting, true), '')::bigint;
CREATE FUNCTION app_is(role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('app.role', true) = role, false);

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE teachers ENABLE ROW LEVEL SECURITY;
ALTER TABLE students ENABLE ROW LEVEL SECURITY;
ALTER TABLE student_classroom ENABLE ROW LEVEL SECURITY;
ALTER TABLE interest_goal ENABLE ROW LEVEL SECURITY;

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['users', 'teachers', 'students', 'student_classroom', 'interest_goal'] LOOP
        EXECUTE format('CREATE POLICY own_organization ON %I TO ${flyway:defaultSchema}_web '
            'USING ((SELECT app_is(''admin'')) AND org_id = (SELECT app_number(''org_id'')))', guarded);
        EXECUTE format('CREATE POLICY background_work ON %I TO ${flyway:defaultSchema}_worker USING (true)', guarded);
    END LOOP;
END
$$;

-- A teacher's own classes; through them the students in these, through them their users and goals.
CREATE POLICY own_classes ON student_classroom FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND (SELECT app_is('teacher'))
        AND class_id IN (SELECT classroom_id FROM classroom
                         WHERE teacher_id = (SELECT app_number('teacher_id')::text)));
CREATE POLICY own_students ON students FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND (SELECT app_is('teacher'))
        AND id IN (SELECT student_id FROM student_classroom));
CREATE POLICY own_students ON users FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND (SELECT app_is('teacher'))
        AND id IN (SELECT user_id FROM students));
CREATE POLICY own_students ON interest_goal TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND (SELECT app_is('teacher'))
        AND user_id IN (SELECT user_id::text FROM students));

CREATE POLICY oneself ON users FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND id = (SELECT app_number('user_id')));
CREATE POLICY oneself ON teachers FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND user_id = (SELECT app_number('user_id')));
CREATE POLICY oneself ON students FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND user_id = (SELECT app_number('user_id')));
CREATE POLICY oneself ON student_classroom FOR SELECT TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND student_id = (SELECT app_number('student_id')));
CREATE POLICY oneself ON interest_goal TO ${flyway:defaultSchema}_web
    USING (org_id = (SELECT app_number('org_id')) AND user_id = (SELECT app_number('user_id')::text));

-- Requests never read a password.
REVOKE SELECT ON users FROM ${flyway:defaultSchema}_web;
GRANT SELECT (id, org_id, email, name, role, is_active, is_operator, version, created_at, updated_at)
    ON users TO ${flyway:defaultSchema}_web;

-- Whose a thing is, for telling what is forbidden in the own organization from what is none of the caller's business.
CREATE FUNCTION organization_of(kind text, id text) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
    SELECT CASE kind
        WHEN 'user' THEN (SELECT org_id FROM users WHERE users.id = organization_of.id::bigint)
        WHEN 'teacher' THEN (SELECT org_id FROM teachers WHERE teachers.id = organization_of.id::bigint)
        WHEN 'student' THEN (SELECT org_id FROM students WHERE students.id = organization_of.id::bigint)
    END
$$;

-- Requests cannot look into what people are logged in with, but an admin may end it.
CREATE FUNCTION log_out(who bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
    DELETE FROM refresh_token WHERE user_id = who
$$;
