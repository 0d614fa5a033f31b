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
COMMENT ON TABLE features_topic_daily IS 'a learner''s day on a topic, as seed 000 has it';
COMMENT ON COLUMN features_topic_daily.features IS 'what docs/events.md names; computed from the facts of that day';
CREATE INDEX IF NOT EXISTS ix_features_topic_daily_user_date ON features_topic_daily (user_id, date DESC);
COMMENT ON INDEX ix_features_topic_daily_user_date IS 'a learner''s days, newest first';
CREATE INDEX IF NOT EXISTS ix_features_topic_daily_topic_date ON features_topic_daily (topic_id, date DESC);
COMMENT ON INDEX ix_features_topic_daily_topic_date IS 'a topic''s days, newest first';

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
    org_id           bigint,
    CONSTRAINT pk_attempt_fact PRIMARY KEY (session_id, position, answered_at)
) PARTITION BY RANGE (answered_at);
COMMENT ON TABLE attempt_fact IS 'every graded answer, once: what all features are computed from';
COMMENT ON COLUMN attempt_fact.date IS 'the calendar day of answered_at in the organization''s time zone';
COMMENT ON COLUMN attempt_fact.item_id IS 'the shared item; for a question without one, the question';
COMMENT ON COLUMN attempt_fact.origin IS 'the session by the client''s name of it: with answered_at and position it orders a day, whatever arrived first';
COMMENT ON COLUMN attempt_fact.version IS 'a newer version of the same answer, such as a regraded one, replaces an older';
COMMENT ON COLUMN attempt_fact.org_id IS 'the organization whose calendar dates it; null where the event named none';
COMMENT ON COLUMN attempt_fact.answered_at IS 'in the primary key, since the table is partitioned by it';
COMMENT ON COLUMN attempt_fact.position IS 'place in the session, from 0';
COMMENT ON COLUMN attempt_fact.response_time_ms IS 'from 0; null when it is not known';

CREATE TABLE attempt_fact_default PARTITION OF attempt_fact DEFAULT;
COMMENT ON TABLE attempt_fact_default IS 'answers of months without a partition of their own, such as old ones';

CREATE INDEX ix_attempt_fact_user_topic_date ON attempt_fact (user_id, topic_id, date);
COMMENT ON INDEX ix_attempt_fact_user_topic_date IS 'recomputing a day reads that day''s facts alone; the rebuild goes learner by learner';
CREATE INDEX ix_attempt_fact_org_user ON attempt_fact (org_id, user_id);
COMMENT ON INDEX ix_attempt_fact_org_user IS 'the learners of an organization, one after the other';

CREATE TABLE organization_day (
    org_id      bigint NOT NULL,
    time_zone   text NOT NULL,
    is_changing boolean NOT NULL DEFAULT false,
    CONSTRAINT pk_organization_day PRIMARY KEY (org_id)
);
COMMENT ON TABLE organization_day IS 'by which zone the facts of an organization are dated; read FOR SHARE while facts are stored';
COMMENT ON COLUMN organization_day.time_zone IS 'that of the rosters, which a job follows when it changes';
COMMENT ON COLUMN organization_day.is_changing IS 'older facts are still dated by a former zone';

CREATE TABLE live_lesson (
    session_id text NOT NULL,
    class_id   text,
    org_id     bigint,
    started_at timestamptz,
    ended_at   timestamptz,
    end_reason text,
    CONSTRAINT pk_live_lesson PRIMARY KEY (session_id),
    CONSTRAINT ck_live_lesson_start CHECK ((started_at IS NULL) = (class_id IS NULL) AND (started_at IS NULL) = (org_id IS NULL)),
    CONSTRAINT ck_live_lesson_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE live_lesson IS 'a live lesson; its end may arrive before its beginning, and until both are here nobody sees it';
COMMENT ON COLUMN live_lesson.started_at IS 'null while only the end has arrived; so class_id and org_id';
COMMENT ON COLUMN live_lesson.end_reason IS 'teacher, expired or class-removed';
CREATE INDEX ix_live_lesson_active ON live_lesson (org_id, started_at DESC, session_id DESC) WHERE ended_at IS NULL;
COMMENT ON INDEX ix_live_lesson_active IS 'lessons that go on, newest first';

CREATE TABLE live_participant (
    session_id     text NOT NULL,
    participant_id text NOT NULL,
    role           text NOT NULL,
    joined_at      timestamptz NOT NULL,
    CONSTRAINT pk_live_participant PRIMARY KEY (session_id, participant_id),
    CONSTRAINT ck_live_participant_role CHECK (role IN ('teacher', 'student'))
);
COMMENT ON TABLE live_participant IS 'who joined a lesson';

CREATE TABLE live_message (
    session_id     text NOT NULL,
    message_id     text NOT NULL,
    participant_id text NOT NULL,
    state          text NOT NULL,
    posted_at      timestamptz NOT NULL,
    CONSTRAINT pk_live_message PRIMARY KEY (session_id, message_id),
    CONSTRAINT ck_live_message_state CHECK (state IN ('visible', 'held'))
);
COMMENT ON TABLE live_message IS 'what was posted in a lesson, without name and text';
COMMENT ON COLUMN live_message.state IS 'as it was posted, whatever a teacher decided later';
CREATE INDEX ix_live_message_posted_at ON live_message (session_id, posted_at);
COMMENT ON INDEX ix_live_message_posted_at IS 'the messages of a lesson''s last minute';

CREATE TABLE live_card (
    session_id text NOT NULL,
    card_id    text NOT NULL,
    problem_id text NOT NULL,
    type       text NOT NULL,
    difficulty integer NOT NULL,
    grade      text NOT NULL,
    shown_at   timestamptz NOT NULL,
    CONSTRAINT pk_live_card PRIMARY KEY (session_id, card_id)
);
COMMENT ON TABLE live_card IS 'a card shown in a lesson';
COMMENT ON COLUMN live_card.type IS 'vocabulary, proverb or math';
COMMENT ON COLUMN live_card.difficulty IS 'from 1 to 5';

CREATE TABLE live_answer (
    session_id     text NOT NULL,
    card_id        text NOT NULL,
    participant_id text NOT NULL,
    correct        boolean NOT NULL,
    answered_at    timestamptz NOT NULL,
    CONSTRAINT pk_live_answer PRIMARY KEY (session_id, card_id, participant_id)
);
COMMENT ON TABLE live_answer IS 'may arrive before its card or who gave it; it counts when both are here';
