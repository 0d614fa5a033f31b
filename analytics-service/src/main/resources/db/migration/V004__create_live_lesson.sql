-- What live lessons told, each fact under its own identity: told twice, late or in any order it is the same.
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
COMMENT ON COLUMN live_lesson.started_at IS 'null while only the end was told; so class_id and org_id';
CREATE INDEX ix_live_lesson_active ON live_lesson (org_id, started_at DESC, session_id DESC) WHERE ended_at IS NULL;

CREATE TABLE live_participant (
    session_id     text NOT NULL,
    participant_id text NOT NULL,
    role           text NOT NULL,
    joined_at      timestamptz NOT NULL,
    CONSTRAINT pk_live_participant PRIMARY KEY (session_id, participant_id),
    CONSTRAINT ck_live_participant_role CHECK (role IN ('teacher', 'student'))
);

CREATE TABLE live_message (
    session_id     text NOT NULL,
    message_id     text NOT NULL,
    participant_id text NOT NULL,
    state          text NOT NULL,
    posted_at      timestamptz NOT NULL,
    CONSTRAINT pk_live_message PRIMARY KEY (session_id, message_id),
    CONSTRAINT ck_live_message_state CHECK (state IN ('visible', 'held'))
);
COMMENT ON COLUMN live_message.state IS 'as it was posted, whatever a teacher decided later';
CREATE INDEX ix_live_message_posted_at ON live_message (session_id, posted_at);

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

CREATE TABLE live_answer (
    session_id     text NOT NULL,
    card_id        text NOT NULL,
    participant_id text NOT NULL,
    correct        boolean NOT NULL,
    answered_at    timestamptz NOT NULL,
    CONSTRAINT pk_live_answer PRIMARY KEY (session_id, card_id, participant_id)
);
COMMENT ON TABLE live_answer IS 'may be told before its card or who gave it; it counts when both are here';
