-- Seed 001. A problem without a class is for all classes of its organization.
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
CREATE INDEX idx_problems_grade_difficulty ON problems (grade, difficulty, type);
CREATE INDEX ix_problems_org_class ON problems (org_id, class_id, id);

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
COMMENT ON TABLE card IS 'a problem as it was shown in a lesson: changing the problem later changes no lesson';
COMMENT ON COLUMN card.remaining IS 'how many of the deck from which it was drawn were still to come in that round';

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
CREATE INDEX ix_card_answer_participant ON card_answer (participant_id);

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
