-- What was counted by the name alone means nothing any more.
DELETE FROM login_attempt;
COMMENT ON TABLE login_attempt IS 'tries to log in under a name from somewhere, whether or not anybody has it; closed to the role of requests';
COMMENT ON COLUMN login_attempt.name_digest IS 'SHA-256 of from where it is tried and of the name, in the small letters of the database, which compares them so';

CREATE TABLE known_device (
    digest  bytea       NOT NULL,
    user_id bigint      NOT NULL CONSTRAINT fk_known_device_user REFERENCES users (id) ON DELETE CASCADE,
    seen_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_known_device PRIMARY KEY (digest, user_id)
);
COMMENT ON TABLE known_device IS 'browsers in which a user has logged in: wrong passwords from elsewhere do not keep them out; closed to the role of requests';
COMMENT ON COLUMN known_device.digest IS 'SHA-256 of the device''s cookie';
COMMENT ON COLUMN known_device.seen_at IS 'when the user last logged in there';
CREATE INDEX ix_known_device_user_id ON known_device (user_id);
COMMENT ON INDEX ix_known_device_user_id IS 'deleting a user finds their devices';
CREATE INDEX ix_known_device_seen_at ON known_device (seen_at);
COMMENT ON INDEX ix_known_device_seen_at IS 'what the sweep removes';
REVOKE ALL ON known_device FROM ${flyway:defaultSchema}_web;

ALTER TABLE refresh_token
    ADD COLUMN used_by bytea,
    ADD COLUMN used_again boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN refresh_token.used_by IS 'SHA-256 of the address and program that used it';
COMMENT ON COLUMN refresh_token.used_again IS 'whether they used it once more within ten seconds: an answer was lost, or two pages asked at once';
