-- The viewer apps of schools.
CREATE TABLE viewer (
    id            bigint GENERATED ALWAYS AS IDENTITY,
    org_id        bigint      NOT NULL,
    name          text        NOT NULL,
    sha256        text        NOT NULL,
    former_sha256 text,
    former_until  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now(),
    last_seen_at  timestamptz,
    version       bigint      NOT NULL DEFAULT nextval('state_version'),
    CONSTRAINT pk_viewer PRIMARY KEY (id),
    CONSTRAINT fk_viewer_org_id FOREIGN KEY (org_id) REFERENCES organizations (id),
    CONSTRAINT uq_viewer_name UNIQUE (org_id, name),
    CONSTRAINT ck_viewer_name CHECK (length(name) BETWEEN 1 AND 100),
    CONSTRAINT ck_viewer_former CHECK ((former_sha256 IS NULL) = (former_until IS NULL))
);
COMMENT ON TABLE viewer IS 'a school''s viewer app: it gets questions and sends answers with a token of its own';
COMMENT ON COLUMN viewer.sha256 IS 'the digest of its token, in hexadecimal digits: the token itself is kept nowhere';
COMMENT ON COLUMN viewer.former_sha256 IS 'that of the token before, which is good until former_until';
COMMENT ON COLUMN viewer.last_seen_at IS 'when it last showed a good token, as the study service reports; no change of its version';
COMMENT ON COLUMN viewer.version IS 'grows with every change of its tokens, over all things of all kinds';

COMMENT ON INDEX uq_viewer_name IS 'an organization''s viewers, no two of one name';

ALTER TABLE viewer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON viewer TO ${flyway:defaultSchema}_web
    USING ((SELECT app_is('admin')) AND org_id = (SELECT app_number('org_id')));
CREATE POLICY background_work ON viewer TO ${flyway:defaultSchema}_worker USING (true);
