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

-- Each role may see what its own statements took, and nobody else's; pg_stat_statements itself shows everybody all figures.
CREATE SCHEMA IF NOT EXISTS statements;
GRANT USAGE ON SCHEMA statements TO PUBLIC;
CREATE OR REPLACE FUNCTION statements.own()
RETURNS TABLE (query text, calls bigint, total_ms double precision, max_ms double precision, rows bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT query, sum(calls)::bigint, sum(total_exec_time), max(max_exec_time), sum(rows)::bigint
    FROM public.pg_stat_statements
    WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND userid = (SELECT oid FROM pg_roles WHERE rolname = session_user)
    GROUP BY query
$$;
