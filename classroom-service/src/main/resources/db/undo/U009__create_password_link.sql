CREATE OR REPLACE FUNCTION log_out(who bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
    DELETE FROM refresh_token WHERE user_id = who
$$;
DROP FUNCTION offer_password(bigint, bytea);
DROP TABLE password_link;
