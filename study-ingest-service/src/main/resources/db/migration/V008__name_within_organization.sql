-- What people name is unique within an organization. 0 stands for none: an installation without rosters.
ALTER TABLE study_topics
    ADD COLUMN org_id bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT uq_study_topics_topic_id,
    ADD CONSTRAINT uq_study_topics_org_topic UNIQUE (org_id, topic_id);

-- pub_id first: a viewer of the whole installation does not say the organization.
ALTER TABLE study_questions
    ADD COLUMN org_id bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT uq_study_questions_pub_id,
    ADD CONSTRAINT uq_study_questions_pub_id_org UNIQUE (pub_id, org_id);

ALTER TABLE study_skipped_attempts
    ADD COLUMN org_id bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT fk_study_skipped_attempts_upload,
    DROP CONSTRAINT pk_study_skipped_attempts,
    ADD CONSTRAINT pk_study_skipped_attempts PRIMARY KEY (client_session_uuid, org_id, position);
ALTER TABLE study_upload
    ADD COLUMN org_id bigint NOT NULL DEFAULT 0,
    DROP CONSTRAINT pk_study_upload,
    ADD CONSTRAINT pk_study_upload PRIMARY KEY (client_session_uuid, org_id);
ALTER TABLE study_skipped_attempts
    ADD CONSTRAINT fk_study_skipped_attempts_upload FOREIGN KEY (client_session_uuid, org_id)
        REFERENCES study_upload (client_session_uuid, org_id) ON DELETE CASCADE;

COMMENT ON COLUMN study_topics.org_id IS 'the organization in which it has its name; 0 for none';
COMMENT ON COLUMN study_questions.org_id IS 'the organization in which it has its name; 0 for none';
COMMENT ON COLUMN study_upload.org_id IS 'the organization of its questions; 0 for none';
