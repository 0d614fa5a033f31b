-- Seed 000, column by column; NOT NULL as in its migration. Where the table is there already, it gets what it lacks.
CREATE SEQUENCE IF NOT EXISTS state_version;

CREATE TABLE IF NOT EXISTS session (
    session_id   text NOT NULL CONSTRAINT pk_session PRIMARY KEY,
    user_id      text NOT NULL,
    classroom_id text,
    started_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz,
    session_type text,
    metadata     jsonb
);
COMMENT ON TABLE session IS 'the register of sessions of every kind: exam, practice, review, live, study';
COMMENT ON COLUMN session.session_id IS 'a UUIDv7; the session''s name everywhere else';
CREATE INDEX IF NOT EXISTS ix_session_user_id ON session (user_id);
COMMENT ON INDEX ix_session_user_id IS 'the register of a learner';
CREATE INDEX IF NOT EXISTS ix_session_classroom_id ON session (classroom_id);
COMMENT ON INDEX ix_session_classroom_id IS 'the register of a class';
CREATE INDEX IF NOT EXISTS ix_session_started_at ON session (started_at DESC);
COMMENT ON INDEX ix_session_started_at IS 'the newest sessions of all';
ALTER TABLE session ADD COLUMN IF NOT EXISTS version bigint NOT NULL DEFAULT nextval('state_version');
COMMENT ON COLUMN session.version IS 'grows with every change; the ETag';

-- Seed 001. Its classes are Gyosil's, whose ids are text; times know their zone.
CREATE TABLE sessions (
    id              uuid NOT NULL DEFAULT gen_random_uuid(),
    class_id        text NOT NULL,
    code            char(8) NOT NULL,
    started_at      timestamptz NOT NULL DEFAULT now(),
    ended_at        timestamptz,
    expires_at      timestamptz NOT NULL DEFAULT now() + interval '30 minutes',
    org_id          bigint NOT NULL,
    teacher_user_id text NOT NULL,
    title           text,
    moderation      text NOT NULL DEFAULT 'open',
    end_reason      text,
    last_seq        bigint NOT NULL DEFAULT 0,
    version         bigint NOT NULL DEFAULT nextval('state_version'),
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT ck_sessions_moderation CHECK (moderation IN ('open', 'hold')),
    CONSTRAINT ck_sessions_end CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT ck_sessions_end_reason CHECK (end_reason IN ('teacher', 'expired', 'class-removed'))
);
COMMENT ON TABLE sessions IS 'live lessons; each is a row of session, too, under the text of its id';
COMMENT ON COLUMN sessions.code IS 'unique among lessons that have not ended, so that codes are not used up';
COMMENT ON COLUMN sessions.last_seq IS 'the number of the lesson''s newest visible happening; a transaction that gives the next one holds this row''s lock';
COMMENT ON COLUMN sessions.class_id IS 'a class of the classroom service; its deletion comes by event';
COMMENT ON COLUMN sessions.moderation IS 'open, or hold: every message waits for a teacher';
COMMENT ON COLUMN sessions.end_reason IS 'teacher, expired or class-removed';
CREATE UNIQUE INDEX idx_session_code_active ON sessions (code) WHERE ended_at IS NULL;
COMMENT ON INDEX idx_session_code_active IS 'looking up a code; unique while the lesson goes on';
CREATE INDEX idx_sessions_class ON sessions (class_id, started_at DESC);
COMMENT ON INDEX idx_sessions_class IS 'lists of lessons of a class';
CREATE INDEX idx_sessions_expires ON sessions (expires_at) WHERE ended_at IS NULL;
COMMENT ON INDEX idx_sessions_expires IS 'the sweep that ends what expired; the count of active lessons';
CREATE INDEX ix_sessions_org_started_at ON sessions (org_id, started_at DESC);
COMMENT ON INDEX ix_sessions_org_started_at IS 'lists of lessons of an organization';
CREATE INDEX ix_sessions_ended_at ON sessions (ended_at) WHERE ended_at IS NOT NULL;
COMMENT ON INDEX ix_sessions_ended_at IS 'the lessons that are too old';

CREATE TABLE participant (
    participant_id uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id     uuid NOT NULL,
    role           text NOT NULL,
    user_id        text,
    nickname       varchar(20) NOT NULL,
    avatar_id      integer NOT NULL,
    device_id      text,
    state          text NOT NULL DEFAULT 'in',
    joined_at      timestamptz NOT NULL DEFAULT now(),
    seen_at        timestamptz,
    CONSTRAINT pk_participant PRIMARY KEY (participant_id),
    CONSTRAINT fk_participant_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
    CONSTRAINT ck_participant_role CHECK (role IN ('teacher', 'student')),
    CONSTRAINT ck_participant_avatar CHECK (avatar_id BETWEEN 1 AND 64),
    CONSTRAINT ck_participant_state CHECK (state IN ('in', 'kicked', 'banned'))
);
COMMENT ON TABLE participant IS 'who is in a lesson';
COMMENT ON COLUMN participant.device_id IS 'what the page made up on its first visit; a ban is for it, too';
COMMENT ON COLUMN participant.seen_at IS 'when a socket of the participant was last open; null when the last one closed';
COMMENT ON COLUMN participant.user_id IS 'of a teacher; pupils join without an account';
CREATE INDEX ix_participant_session ON participant (session_id, joined_at);
COMMENT ON INDEX ix_participant_session IS 'who is in a lesson';

CREATE TABLE participant_token (
    token_digest   bytea NOT NULL,
    participant_id uuid NOT NULL,
    made_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_participant_token PRIMARY KEY (token_digest),
    CONSTRAINT fk_participant_token_participant FOREIGN KEY (participant_id) REFERENCES participant (participant_id)
        ON DELETE CASCADE
);
COMMENT ON TABLE participant_token IS 'what a participant comes with: a token for each device, kept by its digest';
COMMENT ON COLUMN participant_token.token_digest IS 'SHA-256 of a token, which nobody but the participant has';
CREATE INDEX ix_participant_token_participant ON participant_token (participant_id);
COMMENT ON INDEX ix_participant_token_participant IS 'deleting a participant finds its tokens';

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
COMMENT ON TABLE messages IS 'what was said in a lesson, in whatever state: seed 001, with a partition for each day (UTC), so that what is old goes by dropping tables';
COMMENT ON COLUMN messages.moderated IS 'whether a teacher decided on it';
COMMENT ON COLUMN messages.client_id IS 'the sender''s own name of it: sent twice, it is one message';
COMMENT ON COLUMN messages.hold_reason IS 'why it was held, if it was: the lesson''s moderation, or a word of the list';
COMMENT ON COLUMN messages.seq IS 'the number of the happening by which it was first seen; null while it is held';
COMMENT ON COLUMN messages.content IS 'from 1 to 200 characters';
COMMENT ON COLUMN messages.state IS 'visible, held, hidden or rejected';
CREATE TABLE messages_default PARTITION OF messages DEFAULT;
COMMENT ON TABLE messages_default IS 'messages of days without a partition of their own';
CREATE INDEX idx_messages_session_time ON messages (session_id, created_at DESC);
COMMENT ON INDEX idx_messages_session_time IS 'a page of messages';
CREATE INDEX ix_messages_participant_client ON messages (participant_id, client_id);
COMMENT ON INDEX ix_messages_participant_client IS 'a message that is sent again';

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
COMMENT ON TABLE logs_default IS 'what happened on days without a partition of their own';
CREATE INDEX idx_logs_session_time ON logs (session_id, timestamp DESC);
COMMENT ON INDEX idx_logs_session_time IS 'the log of a lesson';
CREATE INDEX idx_logs_event_type ON logs (event_type, timestamp DESC);
COMMENT ON INDEX idx_logs_event_type IS 'what happened of a kind';
CREATE INDEX ix_logs_session_seq ON logs (session_id, seq) WHERE seq IS NOT NULL;
COMMENT ON INDEX ix_logs_session_seq IS 'what a client missed';

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

CREATE TABLE problems (
    id         uuid NOT NULL DEFAULT gen_random_uuid(),
    class_id   text,
    question   text NOT NULL,
    answer     text NOT NULL,
    type       varchar(20) NOT NULL,
    difficulty integer NOT NULL,
    grade      varchar(10) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    org_id     bigint NOT NULL,
    version    bigint NOT NULL DEFAULT nextval('state_version'),
    CONSTRAINT pk_problems PRIMARY KEY (id),
    CONSTRAINT ck_problems_type CHECK (type IN ('vocabulary', 'proverb', 'math')),
    CONSTRAINT ck_problems_difficulty CHECK (difficulty BETWEEN 1 AND 5)
);
COMMENT ON TABLE problems IS 'problems for cards (seed 001); one without a class is for all classes of its organization';
CREATE INDEX idx_problems_grade_difficulty ON problems (grade, difficulty, type);
COMMENT ON INDEX idx_problems_grade_difficulty IS 'drawing a card of a grade';
CREATE INDEX ix_problems_org_class ON problems (org_id, class_id, id);
COMMENT ON INDEX ix_problems_org_class IS 'lists of problems; drawing from all of them';

CREATE TABLE card (
    card_id    uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id uuid NOT NULL,
    problem_id uuid NOT NULL,
    position   integer NOT NULL,
    question   text NOT NULL,
    answer     text NOT NULL,
    type       varchar(20) NOT NULL,
    difficulty integer NOT NULL,
    grade      varchar(10) NOT NULL,
    remaining  integer NOT NULL,
    shown_at   timestamptz NOT NULL DEFAULT now(),
    closed_at  timestamptz,
    CONSTRAINT pk_card PRIMARY KEY (card_id),
    CONSTRAINT uq_card_position UNIQUE (session_id, position),
    CONSTRAINT fk_card_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
);
COMMENT ON INDEX uq_card_position IS 'the cards of a lesson in their order';
COMMENT ON TABLE card IS 'a problem as it was shown in a lesson: changing the problem later changes no lesson';
COMMENT ON COLUMN card.remaining IS 'how many of the deck from which it was drawn were still to come in that round';
COMMENT ON COLUMN card.position IS 'from 1 in each lesson';
COMMENT ON COLUMN card.question IS 'as it was; so answer, type, difficulty and grade';

CREATE TABLE card_answer (
    card_id        uuid NOT NULL,
    participant_id uuid NOT NULL,
    answer         text NOT NULL,
    correct        boolean NOT NULL,
    answered_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_card_answer PRIMARY KEY (card_id, participant_id),
    CONSTRAINT fk_card_answer_card FOREIGN KEY (card_id) REFERENCES card (card_id) ON DELETE CASCADE,
    CONSTRAINT fk_card_answer_participant FOREIGN KEY (participant_id) REFERENCES participant (participant_id)
        ON DELETE CASCADE
);
COMMENT ON TABLE card_answer IS 'who answered what; the first answer counts';
CREATE INDEX ix_card_answer_participant ON card_answer (participant_id);
COMMENT ON INDEX ix_card_answer_participant IS 'deleting a participant finds the answers';

CREATE TABLE deck_memory (
    class_id      text NOT NULL,
    problem_id    uuid NOT NULL,
    round         integer NOT NULL,
    last_shown_at timestamptz NOT NULL,
    CONSTRAINT pk_deck_memory PRIMARY KEY (class_id, problem_id),
    CONSTRAINT fk_deck_memory_problem FOREIGN KEY (problem_id) REFERENCES problems (id) ON DELETE CASCADE
);
COMMENT ON TABLE deck_memory IS 'which problems a class has seen: none comes again before the deck is through';
COMMENT ON COLUMN deck_memory.round IS 'in which round of the deck the class saw it last; the deck is through when all have the same';
CREATE INDEX ix_deck_memory_problem ON deck_memory (problem_id);
COMMENT ON INDEX ix_deck_memory_problem IS 'deleting a problem finds what classes saw of it';
