-- One service: its roles and its schema. ${…} is filled in by the script beside it, or the dev stack.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['${service}_owner', '${service}_web', '${service}_worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role_name);
        END IF;
        EXECUTE format('ALTER ROLE %I SET search_path = %I', role_name, '${service}');
        EXECUTE format('GRANT CONNECT ON DATABASE gyosil TO %I', role_name);
        -- A temporary table comes before the schema's own, also in what is done with the owner's rights.
        EXECUTE format('REVOKE TEMPORARY ON DATABASE gyosil FROM %I', role_name);
    END LOOP;
    -- Where nobody is superuser, as in a managed database, who gives a schema to a role must be able to act as it.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT %I TO CURRENT_USER', '${service}_owner');
    END IF;
END
$$;

ALTER ROLE ${service}_owner PASSWORD '${owner_password}';
ALTER ROLE ${service}_web PASSWORD '${web_password}';
ALTER ROLE ${service}_worker PASSWORD '${worker_password}';

CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${service}_owner;
GRANT USAGE ON SCHEMA ${service} TO ${service}_web, ${service}_worker;

ALTER DEFAULT PRIVILEGES FOR ROLE ${service}_owner IN SCHEMA ${service}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${service}_web, ${service}_worker;
ALTER DEFAULT PRIVILEGES FOR ROLE ${service}_owner IN SCHEMA ${service}
    GRANT USAGE, SELECT ON SEQUENCES TO ${service}_web, ${service}_worker;
