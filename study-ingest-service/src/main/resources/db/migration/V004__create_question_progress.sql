-- A fold of study_attempts in the order (answered_at, client_session_uuid, position): it can always be made again.
CREATE TABLE question_progress (
    question_id      bigint CONSTRAINT pk_question_progress PRIMARY KEY,
    correct          integer NOT NULL,
    wrong            integer NOT NULL,
    unsure           integer NOT NULL,
    recent           text[] NOT NULL,
    chronic          boolean NOT NULL,
    state            text NOT NULL CONSTRAINT ck_question_progress_state
                         CHECK (state IN ('new', 'learning', 'review', 'relearning')),
    step             integer NOT NULL,
    stability        double precision NOT NULL,
    difficulty       double precision NOT NULL,
    due              timestamptz NOT NULL,
    last_review      timestamptz NOT NULL,
    reps             integer NOT NULL,
    lapses           integer NOT NULL,
    folded_at        timestamptz NOT NULL,
    folded_origin    text NOT NULL,
    folded_position  integer NOT NULL,
    CONSTRAINT fk_question_progress_question FOREIGN KEY (question_id) REFERENCES study_questions (id) ON DELETE CASCADE
) WITH (fillfactor = 80);
COMMENT ON COLUMN question_progress.recent IS 'the latest outcomes, at most five, oldest first';
COMMENT ON COLUMN question_progress.stability IS 'FSRS-6: days until the probability of recall falls to 90 %';
COMMENT ON COLUMN question_progress.difficulty IS 'FSRS-6: from 1 to 10';
COMMENT ON COLUMN question_progress.folded_at IS 'with folded_origin and folded_position: the last attempt folded in';
