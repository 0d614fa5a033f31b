-- What the services share: nothing but the database itself.

-- The statements below carry passwords: a superuser keeps them out of the log and of pg_stat_statements.
SELECT set_config(name, value, false)
FROM (VALUES ('log_statement', 'none'),
             ('log_min_duration_statement', '-1'),
             ('log_min_error_statement', 'panic'),
             ('pg_stat_statements.track', 'none')) AS quiet (name, value)
WHERE (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);

-- One at a time: two who make the same role would be in each other's way.
SELECT pg_advisory_xact_lock(hashtext('gyosil.bootstrap'));

REVOKE ALL ON DATABASE gyosil FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
