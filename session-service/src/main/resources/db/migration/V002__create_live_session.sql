-- Seed 001. Its classes are Gyosil's, whose ids are text; times know their zone.
CREATE TABLE sessions (
    id              uuid NOT NULL DEFAULT gen_random_uuid(),
    class_id        text NOT NULL,
    code            char(8) NOT NULL,
    started_at      timestamptz NOT NULL DEFAULT now(),
    ended_at        timestamptz,
    expires_at      timestamptz NOT NULL DEFAULT now() + interval '30 minutes',
    org_id          bigint NOT NULL,
    teacher_user_id text NOT NULL,
    title           text,
    moderation      text NOT NULL DEFAULT 'open',
    end_reason      text,
    last_seq        bigint NOT NULL DEFAULT 0,
    version         bigint NOT NULL DEFAULT nextval('state_version'),
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT ck_sessions_moderation CHECK (moderation IN ('open', 'hold')),
    CONSTRAINT ck_sessions_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT ck_sessions_end_reason CHECK (end_reason IN ('teacher', 'expired', 'class-removed'))
);
COMMENT ON TABLE sessions IS 'live lessons; each is a row of session, too, under the text of its id';
COMMENT ON COLUMN sessions.code IS 'unique among lessons that have not ended, so that codes are not used up';
COMMENT ON COLUMN sessions.last_seq IS 'the number of the lesson''s newest visible happening; whoever gives the next one holds this row''s lock';
CREATE UNIQUE INDEX idx_session_code_active ON sessions (code) WHERE ended_at IS NULL;
CREATE INDEX idx_sessions_class ON sessions (class_id, started_at DESC);
CREATE INDEX idx_sessions_expires ON sessions (expires_at) WHERE ended_at IS NULL;
CREATE INDEX ix_sessions_org_started_at ON sessions (org_id, started_at DESC);
CREATE INDEX ix_sessions_ended_at ON sessions (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE participant (
    participant_id uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id     uuid NOT NULL,
    role           text NOT NULL,
    user_id        text,
    nickname       varchar(20) NOT NULL,
    avatar_id      integer NOT NULL,
    device_id      text,
    state          text NOT NULL DEFAULT 'in',
    joined_at      timestamptz NOT NULL DEFAULT now(),
    seen_at        timestamptz,
    CONSTRAINT pk_participant PRIMARY KEY (participant_id),
    CONSTRAINT fk_participant_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
    CONSTRAINT ck_participant_role CHECK (role IN ('teacher', 'student')),
    CONSTRAINT ck_participant_avatar CHECK (avatar_id BETWEEN 1 AND 64),
    CONSTRAINT ck_participant_state CHECK (state IN ('in', 'kicked', 'banned'))
);
COMMENT ON COLUMN participant.device_id IS 'what the page made up on its first visit; a ban is for it, too';
COMMENT ON COLUMN participant.seen_at IS 'when a socket of the participant was last open; null when the last one closed';
CREATE INDEX ix_participant_session ON participant (session_id, joined_at);

CREATE TABLE participant_token (
    token_digest   bytea NOT NULL,
    participant_id uuid NOT NULL,
    made_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_participant_token PRIMARY KEY (token_digest),
    CONSTRAINT fk_participant_token_participant FOREIGN KEY (participant_id) REFERENCES participant (participant_id)
        ON DELETE CASCADE
);
COMMENT ON COLUMN participant_token.token_digest IS 'SHA-256 of a token, which nobody but the participant has';
CREATE INDEX ix_participant_token_participant ON participant_token (participant_id);
