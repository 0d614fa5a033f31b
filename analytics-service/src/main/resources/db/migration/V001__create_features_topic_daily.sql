-- Seed 000, column by column. Where the table is there already, nothing is done.
CREATE TABLE IF NOT EXISTS features_topic_daily (
    user_id    text NOT NULL,
    topic_id   text NOT NULL,
    date       date NOT NULL,
    features   jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_features_topic_daily PRIMARY KEY (user_id, topic_id, date)
);
CREATE INDEX IF NOT EXISTS ix_features_topic_daily_user_date ON features_topic_daily (user_id, date DESC);
CREATE INDEX IF NOT EXISTS ix_features_topic_daily_topic_date ON features_topic_daily (topic_id, date DESC);
