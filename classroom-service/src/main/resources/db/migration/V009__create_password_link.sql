-- What lets somebody set a password who has none, or has forgotten it.
CREATE TABLE password_link (
    user_id    bigint      NOT NULL,
    digest     bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT pk_password_link PRIMARY KEY (user_id),
    CONSTRAINT uq_password_link_digest UNIQUE (digest),
    CONSTRAINT fk_password_link_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
COMMENT ON TABLE password_link IS 'the newest link with which a user may set a password, once; closed to the role of requests';
COMMENT ON COLUMN password_link.digest IS 'SHA-256 of its token';
COMMENT ON INDEX uq_password_link_digest IS 'whose link a token is';
CREATE INDEX ix_password_link_expires_at ON password_link (expires_at);
COMMENT ON INDEX ix_password_link_expires_at IS 'what the sweep removes';
REVOKE ALL ON password_link FROM ${flyway:defaultSchema}_web;

-- Requests cannot look into the links, but an admin may offer one, which ends the one before.
CREATE FUNCTION offer_password(who bigint, token_digest bytea) RETURNS timestamptz
    LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
    INSERT INTO password_link (user_id, digest, expires_at)
    VALUES (who, token_digest, date_trunc('second', now()) + interval '3 days')
    ON CONFLICT (user_id) DO UPDATE SET digest = excluded.digest, expires_at = excluded.expires_at
    RETURNING expires_at
$$;

CREATE OR REPLACE FUNCTION log_out(who bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
    DELETE FROM password_link WHERE user_id = who;
    DELETE FROM refresh_token WHERE user_id = who
$$;
