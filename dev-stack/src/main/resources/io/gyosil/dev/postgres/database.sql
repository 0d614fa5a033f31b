-- What the services share: nothing but the database itself.
REVOKE ALL ON DATABASE gyosil FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
