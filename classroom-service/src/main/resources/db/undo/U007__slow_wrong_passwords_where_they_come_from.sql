ALTER TABLE refresh_token DROP COLUMN used_by, DROP COLUMN used_again;
DROP TABLE known_device;
DELETE FROM login_attempt;
COMMENT ON TABLE login_attempt IS 'tries to log in under a name, whether or not anybody has it; closed to the role of requests';
COMMENT ON COLUMN login_attempt.name_digest IS 'SHA-256 of the name';
