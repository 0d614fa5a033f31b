ALTER TABLE study_skipped_attempts
    DROP CONSTRAINT fk_study_skipped_attempts_upload,
    DROP COLUMN org_id,
    ADD CONSTRAINT pk_study_skipped_attempts PRIMARY KEY (client_session_uuid, position);
ALTER TABLE study_upload
    DROP COLUMN org_id,
    ADD CONSTRAINT pk_study_upload PRIMARY KEY (client_session_uuid);
ALTER TABLE study_skipped_attempts
    ADD CONSTRAINT fk_study_skipped_attempts_upload FOREIGN KEY (client_session_uuid)
        REFERENCES study_upload (client_session_uuid) ON DELETE CASCADE;
ALTER TABLE study_questions
    DROP COLUMN org_id,
    ADD CONSTRAINT uq_study_questions_pub_id UNIQUE (pub_id);
ALTER TABLE study_topics
    DROP COLUMN org_id,
    ADD CONSTRAINT uq_study_topics_topic_id UNIQUE (topic_id);
