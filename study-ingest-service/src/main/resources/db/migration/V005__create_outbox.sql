CREATE TABLE outbox (
    position    bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_outbox PRIMARY KEY,
    event_id    uuid NOT NULL,
    topic       text NOT NULL,
    key         text NOT NULL,
    type        text NOT NULL,
    payload     text NOT NULL,
    headers     jsonb NOT NULL,
    occurred_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
COMMENT ON TABLE outbox IS 'events waiting for the relay; written with the state that they tell of, deleted when Kafka has them';
