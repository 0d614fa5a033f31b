-- Seed 000, column by column; NOT NULL as in its migration. Where the table is there already, it gets what it lacks.
CREATE SEQUENCE IF NOT EXISTS state_version;

CREATE TABLE IF NOT EXISTS session (
    session_id   text NOT NULL CONSTRAINT pk_session PRIMARY KEY,
    user_id      text NOT NULL,
    classroom_id text,
    started_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz,
    session_type text,
    metadata     jsonb
);
COMMENT ON TABLE session IS 'the register of sessions of every kind: exam, practice, review, live, study';
CREATE INDEX IF NOT EXISTS ix_session_user_id ON session (user_id);
CREATE INDEX IF NOT EXISTS ix_session_classroom_id ON session (classroom_id);
CREATE INDEX IF NOT EXISTS ix_session_started_at ON session (started_at DESC);
ALTER TABLE session ADD COLUMN IF NOT EXISTS version bigint NOT NULL DEFAULT nextval('state_version');
COMMENT ON COLUMN session.version IS 'grows with every change; the ETag';
