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
COMMENT ON TABLE outbox IS 'events waiting for the relay; written with the state that they tell of, deleted when Kafka has them';
COMMENT ON COLUMN outbox.payload IS 'null removes the key from a compacted topic';

-- The answers to requests that came with an Idempotency-Key, for a day.
CREATE TABLE idempotency_key (
    user_id    bigint NOT NULL,
    key        text NOT NULL,
    digest     bytea NOT NULL,
    answer     text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_idempotency_key PRIMARY KEY (user_id, key)
);
CREATE INDEX ix_idempotency_key_created_at ON idempotency_key (created_at);
