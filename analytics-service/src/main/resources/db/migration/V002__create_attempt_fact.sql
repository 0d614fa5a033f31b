CREATE TABLE attempt_fact (
    session_id       text NOT NULL,
    position         integer NOT NULL,
    answered_at      timestamptz NOT NULL,
    user_id          text NOT NULL,
    topic_id         text NOT NULL,
    date             date NOT NULL,
    item_id          text NOT NULL,
    outcome          text NOT NULL CONSTRAINT ck_attempt_fact_outcome CHECK (outcome IN ('correct', 'wrong', 'unsure')),
    response_time_ms integer CONSTRAINT ck_attempt_fact_response_time CHECK (response_time_ms >= 0),
    source           text NOT NULL CONSTRAINT ck_attempt_fact_source CHECK (source IN ('study', 'exam')),
    origin           text NOT NULL,
    version          integer NOT NULL,
    CONSTRAINT pk_attempt_fact PRIMARY KEY (session_id, position, answered_at)
) PARTITION BY RANGE (answered_at);
COMMENT ON TABLE attempt_fact IS 'every graded answer, once: what all features are computed from';
COMMENT ON COLUMN attempt_fact.date IS 'the calendar day of answered_at in the organization''s time zone';
COMMENT ON COLUMN attempt_fact.item_id IS 'the shared item; for a question without one, the question';
COMMENT ON COLUMN attempt_fact.origin IS 'the session by the client''s name of it: with answered_at and position it orders a day, whatever arrived first';
COMMENT ON COLUMN attempt_fact.version IS 'a newer version of the same answer, such as a regraded one, replaces an older';

CREATE TABLE attempt_fact_default PARTITION OF attempt_fact DEFAULT;

CREATE INDEX ix_attempt_fact_user_topic_date ON attempt_fact (user_id, topic_id, date);
