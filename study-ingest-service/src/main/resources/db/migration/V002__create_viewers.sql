-- Schools' viewer apps, kept from the rosters' events.
CREATE TABLE viewer_ref (
    viewer_id bigint NOT NULL,
    org_id    bigint,
    version   bigint NOT NULL,
    CONSTRAINT pk_viewer_ref PRIMARY KEY (viewer_id)
);
COMMENT ON TABLE viewer_ref IS 'a school''s viewer app; one that is revoked stays with its version, so that an older event does not bring it back';
COMMENT ON COLUMN viewer_ref.org_id IS 'whose questions it may see; null when it is revoked';
COMMENT ON COLUMN viewer_ref.version IS 'the one that was taken in; an older one changes nothing';

CREATE TABLE viewer_token (
    sha256      text   NOT NULL,
    viewer_id   bigint NOT NULL,
    valid_until timestamptz,
    CONSTRAINT pk_viewer_token PRIMARY KEY (sha256),
    CONSTRAINT fk_viewer_token_viewer_id FOREIGN KEY (viewer_id) REFERENCES viewer_ref (viewer_id)
);
CREATE INDEX ix_viewer_token_viewer_id ON viewer_token (viewer_id);
COMMENT ON INDEX ix_viewer_token_viewer_id IS 'a viewer''s tokens, to replace them';
COMMENT ON TABLE viewer_token IS 'the tokens of viewers that are good';
COMMENT ON COLUMN viewer_token.sha256 IS 'the digest, in hexadecimal digits: the token itself is kept nowhere';
COMMENT ON COLUMN viewer_token.valid_until IS 'from when on it is refused; null for one that is good until it is replaced';
