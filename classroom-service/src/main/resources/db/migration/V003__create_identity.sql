-- Under which names other issuers know a user.
CREATE TABLE user_identity (
    issuer  text NOT NULL,
    subject text NOT NULL,
    user_id bigint NOT NULL CONSTRAINT fk_user_identity_user REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT pk_user_identity PRIMARY KEY (issuer, subject)
);
CREATE INDEX ix_user_identity_user_id ON user_identity (user_id);

-- The keys that sign access tokens; the private half is sealed with a secret that is not in the database.
CREATE TABLE signing_key (
    kid          text CONSTRAINT pk_signing_key PRIMARY KEY,
    sealed       bytea NOT NULL,
    public_key   text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    signs_from   timestamptz NOT NULL
);

-- Kept by its hash. Tokens that follow each other are a family; one that comes twice ends its family.
CREATE TABLE refresh_token (
    digest     bytea CONSTRAINT pk_refresh_token PRIMARY KEY,
    family     uuid NOT NULL,
    user_id    bigint NOT NULL CONSTRAINT fk_refresh_token_user REFERENCES users (id) ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX ix_refresh_token_family ON refresh_token (family);
CREATE INDEX ix_refresh_token_user_id ON refresh_token (user_id);
CREATE INDEX ix_refresh_token_expires_at ON refresh_token (expires_at);

-- Tries to log in under a name, whether or not anybody has it.
CREATE TABLE login_attempt (
    name_digest  bytea CONSTRAINT pk_login_attempt PRIMARY KEY,
    failures     integer NOT NULL,
    latest_at    timestamptz NOT NULL,
    locked_until timestamptz
);
CREATE INDEX ix_login_attempt_latest_at ON login_attempt (latest_at);

REVOKE ALL ON signing_key, refresh_token, login_attempt FROM ${flyway:defaultSchema}_web;
