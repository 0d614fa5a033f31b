CREATE TABLE outbox (
    position    bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_outbox PRIMARY KEY,
    event_id    uuid NOT NULL,
    topic       text NOT NULL,
    key         text NOT NULL,
    type        text NOT NULL,
    payload     text,
    headers     jsonb NOT NULL,
    occurred_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE outbox IS 'events waiting for the relay; written with the state that they describe, deleted when Kafka has them';
COMMENT ON COLUMN outbox.payload IS 'null removes the key from a compacted topic';
COMMENT ON COLUMN outbox.position IS 'the relay sends from the lowest on, so no further index is needed';
COMMENT ON COLUMN outbox.key IS 'what the event is about; events of one key are sent in their order';

CREATE TABLE idempotency_key (
    user_id    bigint NOT NULL,
    key        text NOT NULL,
    digest     bytea NOT NULL,
    answer     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_idempotency_key PRIMARY KEY (user_id, key)
);
COMMENT ON TABLE idempotency_key IS 'the answers to requests that came with an Idempotency-Key, for a day';
COMMENT ON COLUMN idempotency_key.digest IS 'SHA-256 of the body: the same key with another body is refused';
CREATE INDEX ix_idempotency_key_created_at ON idempotency_key (created_at);
COMMENT ON INDEX ix_idempotency_key_created_at IS 'what the sweep removes';

CREATE TABLE job (
    id          uuid NOT NULL CONSTRAINT pk_job PRIMARY KEY,
    kind        text NOT NULL,
    org_id      bigint,
    state       text NOT NULL DEFAULT 'queued',
    params      jsonb NOT NULL,
    progress    jsonb,
    done        bigint NOT NULL DEFAULT 0,
    total       bigint,
    result      jsonb,
    error       jsonb,
    asked_by    text,
    holder      uuid,
    held_until  timestamptz,
    due_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    tries       integer NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at  timestamptz,
    finished_at timestamptz,
    CONSTRAINT ck_job_state CHECK (state IN ('queued', 'running', 'done', 'failed')),
    CONSTRAINT ck_job_finished CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL)),
    CONSTRAINT ck_job_holder CHECK ((holder IS NULL) = (held_until IS NULL))
);
COMMENT ON TABLE job IS 'work that is too long for a request: done in steps, each in a transaction of its own, by whichever replica holds it';
COMMENT ON COLUMN job.org_id IS 'whose it is; null for one that an operator asked for all organizations';
COMMENT ON COLUMN job.progress IS 'where the next step begins, as the kind writes it; null at the beginning';
COMMENT ON COLUMN job.total IS 'how much done is out of; null while nobody knows';
COMMENT ON COLUMN job.error IS 'why it failed: a sentence of the message bundles, and what is filled in';
COMMENT ON COLUMN job.asked_by IS 'the user_id of the one who asked; null where the service itself did';
COMMENT ON COLUMN job.holder IS 'who works on it; one that dies lets go when held_until has passed';
COMMENT ON COLUMN job.state IS 'queued, running, done or failed';
COMMENT ON COLUMN job.due_at IS 'before then nobody takes it: it had its turn, or waits to be tried again';
COMMENT ON COLUMN job.tries IS 'how often it was taken since its last step that succeeded';
CREATE UNIQUE INDEX uq_job_under_way ON job (kind, org_id) NULLS NOT DISTINCT WHERE state IN ('queued', 'running');
COMMENT ON INDEX uq_job_under_way IS 'one of a kind at a time in an organization, and one for all';
CREATE INDEX ix_job_kind_org ON job (kind, org_id, created_at DESC);
COMMENT ON INDEX ix_job_kind_org IS 'the latest of a kind in an organization';
