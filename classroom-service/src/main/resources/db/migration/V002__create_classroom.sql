-- Seed 000, column by column; NOT NULL as in its migration. Where a table is there already, it gets what it lacks.
CREATE TABLE IF NOT EXISTS classroom (
    classroom_id text NOT NULL CONSTRAINT pk_classroom PRIMARY KEY,
    name         text NOT NULL,
    org_id       integer,
    teacher_id   text,
    grade_level  text,
    metadata     jsonb,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS ix_classroom_org_id ON classroom (org_id);
CREATE INDEX IF NOT EXISTS ix_classroom_teacher_id ON classroom (teacher_id);
ALTER TABLE classroom ADD COLUMN IF NOT EXISTS version bigint NOT NULL DEFAULT nextval('state_version');
CREATE SEQUENCE IF NOT EXISTS classroom_id;
CREATE OR REPLACE TRIGGER mark_change BEFORE UPDATE ON classroom FOR EACH ROW EXECUTE FUNCTION mark_change();

CREATE TABLE IF NOT EXISTS interest_goal (
    user_id        text NOT NULL,
    topic_id       text NOT NULL,
    interest_level numeric,
    goal_target    numeric,
    set_at         timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_interest_goal PRIMARY KEY (user_id, topic_id)
);
CREATE INDEX IF NOT EXISTS ix_interest_goal_user_set_at ON interest_goal (user_id, set_at DESC);
ALTER TABLE interest_goal ADD COLUMN IF NOT EXISTS org_id bigint;
ALTER TABLE interest_goal ADD COLUMN IF NOT EXISTS version bigint NOT NULL DEFAULT nextval('state_version');
CREATE OR REPLACE TRIGGER mark_change BEFORE UPDATE ON interest_goal FOR EACH ROW EXECUTE FUNCTION mark_change();

-- Seed 003.
CREATE TABLE student_classroom (
    student_id  bigint NOT NULL CONSTRAINT fk_student_classroom_student REFERENCES students (id),
    class_id    text NOT NULL CONSTRAINT fk_student_classroom_class REFERENCES classroom (classroom_id),
    org_id      bigint NOT NULL,
    enrolled_at timestamptz NOT NULL DEFAULT now(),
    version     bigint NOT NULL DEFAULT nextval('state_version'),
    CONSTRAINT pk_student_classroom PRIMARY KEY (student_id, class_id)
);
CREATE INDEX ix_student_classroom_student_id ON student_classroom (student_id);
CREATE INDEX ix_student_classroom_class_id ON student_classroom (class_id, student_id);
