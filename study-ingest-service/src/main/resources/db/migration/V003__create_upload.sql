CREATE TABLE study_upload (
    client_session_uuid varchar(64) CONSTRAINT pk_study_upload PRIMARY KEY,
    digest              bytea NOT NULL,
    answer              json,
    received_at         timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE study_upload IS 'one row per upload taken in: inserted first, it is the lock; kept, it answers resends';
COMMENT ON COLUMN study_upload.digest IS 'eight bytes per field and attempt, so that a changed resend can be told what differs';
COMMENT ON COLUMN study_upload.answer IS 'what was answered; null only while its transaction is open';

CREATE TABLE study_skipped_attempts (
    client_session_uuid varchar(64) NOT NULL,
    position            integer NOT NULL,
    pub_id              text NOT NULL,
    raw                 json NOT NULL,
    CONSTRAINT pk_study_skipped_attempts PRIMARY KEY (client_session_uuid, position),
    CONSTRAINT fk_study_skipped_attempts_upload FOREIGN KEY (client_session_uuid)
        REFERENCES study_upload (client_session_uuid) ON DELETE CASCADE
);
COMMENT ON TABLE study_skipped_attempts IS 'attempts at questions that were not known on receipt, as they came';

CREATE INDEX ix_study_skipped_attempts_pub_id ON study_skipped_attempts (pub_id);
