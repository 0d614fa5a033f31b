-- Seed 001, each day a partition of its own, so that what is old goes by dropping tables.
CREATE TABLE messages (
    id             uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id     uuid NOT NULL,
    nickname       varchar(20) NOT NULL,
    avatar_id      integer NOT NULL,
    content        text NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    moderated      boolean NOT NULL DEFAULT false,
    participant_id uuid NOT NULL,
    client_id      text NOT NULL,
    state          text NOT NULL DEFAULT 'visible',
    hold_reason    text,
    seq            bigint,
    CONSTRAINT pk_messages PRIMARY KEY (id, created_at),
    CONSTRAINT fk_messages_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
    CONSTRAINT ck_messages_avatar CHECK (avatar_id BETWEEN 1 AND 64),
    CONSTRAINT ck_messages_content CHECK (length(content) BETWEEN 1 AND 200),
    CONSTRAINT ck_messages_state CHECK (state IN ('visible', 'held', 'hidden', 'rejected')),
    CONSTRAINT ck_messages_hold_reason CHECK (hold_reason IN ('moderation', 'word'))
) PARTITION BY RANGE (created_at);
COMMENT ON COLUMN messages.moderated IS 'whether a teacher decided on it';
COMMENT ON COLUMN messages.client_id IS 'the sender''s own name of it: sent twice, it is one message';
COMMENT ON COLUMN messages.hold_reason IS 'why it was held, if it was: the lesson''s moderation, or a word of the list';
COMMENT ON COLUMN messages.seq IS 'the number of the happening by which it was first seen; null while it is held';
CREATE TABLE messages_default PARTITION OF messages DEFAULT;
CREATE INDEX idx_messages_session_time ON messages (session_id, created_at DESC);
CREATE INDEX ix_messages_participant_client ON messages (participant_id, client_id);

CREATE TABLE logs (
    id         uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id uuid,
    event_type varchar(50) NOT NULL,
    payload    jsonb NOT NULL DEFAULT '{}',
    timestamp  timestamptz NOT NULL DEFAULT now(),
    seq        bigint,
    actor      text,
    CONSTRAINT pk_logs PRIMARY KEY (id, timestamp),
    CONSTRAINT fk_logs_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
) PARTITION BY RANGE (timestamp);
COMMENT ON TABLE logs IS 'everything that happened in a lesson, and who did it; what everybody saw has a seq';
COMMENT ON COLUMN logs.seq IS 'from 1 on in each lesson, without a gap';
COMMENT ON COLUMN logs.actor IS 'user:<user_id>, participant:<participant_id> or system';
CREATE TABLE logs_default PARTITION OF logs DEFAULT;
CREATE INDEX idx_logs_session_time ON logs (session_id, timestamp DESC);
CREATE INDEX idx_logs_event_type ON logs (event_type, timestamp DESC);
CREATE INDEX ix_logs_session_seq ON logs (session_id, seq) WHERE seq IS NOT NULL;

CREATE TABLE held_word (
    org_id     bigint NOT NULL,
    word       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_held_word PRIMARY KEY (org_id, word)
);
COMMENT ON TABLE held_word IS 'words for which an organization wants a message held';

CREATE TABLE held_word_list (
    org_id  bigint NOT NULL,
    version bigint NOT NULL DEFAULT nextval('state_version'),
    CONSTRAINT pk_held_word_list PRIMARY KEY (org_id)
);
COMMENT ON TABLE held_word_list IS 'which version of its words an organization has, so that nobody reads them for each message';

CREATE TABLE retention_run (
    run_day     date NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    messages    bigint NOT NULL DEFAULT 0,
    logs        bigint NOT NULL DEFAULT 0,
    lessons     bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_retention_run PRIMARY KEY (run_day)
);
COMMENT ON TABLE retention_run IS 'what was removed on which day because it was old; a day is done once';

-- Partitions are the owner's to make and drop, and a worker's to ask for.
CREATE FUNCTION make_day_partitions(of_table text, first_day date, last_day date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
DECLARE
    day date;
    partition_name text;
    made integer := 0;
BEGIN
    IF of_table NOT IN ('messages', 'logs') THEN
        RAISE EXCEPTION 'not partitioned by day: %', of_table;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('day partitions', 0));
    FOR day IN SELECT generate_series(first_day, last_day, interval '1 day') LOOP
        partition_name := format('%s_%s', of_table, to_char(day, 'YYYY_MM_DD'));
        CONTINUE WHEN to_regclass(partition_name) IS NOT NULL;
        BEGIN
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', partition_name, of_table,
                day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
            made := made + 1;
        EXCEPTION WHEN check_violation THEN
            -- The default partition has rows of that day already, and keeps them.
            NULL;
        END;
    END LOOP;
    RETURN made;
END
$$;

CREATE FUNCTION drop_day_partitions(of_table text, before date) RETURNS SETOF text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${flyway:defaultSchema}, pg_temp AS $$
DECLARE
    partition_name text;
BEGIN
    IF of_table NOT IN ('messages', 'logs') THEN
        RAISE EXCEPTION 'not partitioned by day: %', of_table;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('day partitions', 0));
    FOR partition_name IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = of_table::regclass AND c.relname ~ '_\d{4}_\d{2}_\d{2}$'
          AND to_date(right(c.relname, 10), 'YYYY_MM_DD') < before
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE %I', partition_name);
        RETURN NEXT partition_name;
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION make_day_partitions, drop_day_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_day_partitions, drop_day_partitions TO ${flyway:defaultSchema}_worker;
