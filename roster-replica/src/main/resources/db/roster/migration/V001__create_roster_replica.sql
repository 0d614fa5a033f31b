-- What the classroom service publishes of who is who, as far as rights depend on it (roster-replica). What is removed stays,
-- empty and marked, so that an older record of it cannot bring it back.
CREATE TABLE user_ref (
    user_id   text NOT NULL,
    org_id    bigint,
    role      text,
    name      text,
    is_active boolean NOT NULL,
    version   bigint NOT NULL,
    removed   boolean NOT NULL,
    CONSTRAINT pk_user_ref PRIMARY KEY (user_id),
    CONSTRAINT ck_user_ref_state CHECK (removed OR (org_id IS NOT NULL AND role IS NOT NULL))
);
COMMENT ON COLUMN user_ref.version IS 'the newest version of this user that has arrived; so in every table here';
CREATE INDEX ix_user_ref_org ON user_ref (org_id, user_id) WHERE NOT removed;

CREATE TABLE identity_ref (
    issuer  text NOT NULL,
    subject text NOT NULL,
    user_id text NOT NULL,
    CONSTRAINT pk_identity_ref PRIMARY KEY (issuer, subject, user_id)
);
COMMENT ON TABLE identity_ref IS 'under which names other issuers know a user';
CREATE INDEX ix_identity_ref_user ON identity_ref (user_id);

CREATE TABLE teacher_ref (
    teacher_id bigint NOT NULL,
    user_id    text,
    org_id     bigint,
    version    bigint NOT NULL,
    removed    boolean NOT NULL,
    CONSTRAINT pk_teacher_ref PRIMARY KEY (teacher_id),
    CONSTRAINT ck_teacher_ref_state CHECK (removed OR (user_id IS NOT NULL AND org_id IS NOT NULL))
);
CREATE INDEX ix_teacher_ref_user ON teacher_ref (user_id) WHERE NOT removed;

CREATE TABLE student_ref (
    student_id bigint NOT NULL,
    user_id    text,
    org_id     bigint,
    version    bigint NOT NULL,
    removed    boolean NOT NULL,
    CONSTRAINT pk_student_ref PRIMARY KEY (student_id),
    CONSTRAINT ck_student_ref_state CHECK (removed OR (user_id IS NOT NULL AND org_id IS NOT NULL))
);
CREATE INDEX ix_student_ref_user ON student_ref (user_id) WHERE NOT removed;

CREATE TABLE classroom_ref (
    classroom_id text NOT NULL,
    org_id       bigint,
    teacher_id   text,
    name         text,
    grade_level  text,
    subject      text,
    version      bigint NOT NULL,
    removed      boolean NOT NULL,
    CONSTRAINT pk_classroom_ref PRIMARY KEY (classroom_id),
    CONSTRAINT ck_classroom_ref_state CHECK (removed OR name IS NOT NULL)
);
COMMENT ON COLUMN classroom_ref.teacher_id IS 'the decimal text of teacher_ref.teacher_id';
CREATE INDEX ix_classroom_ref_teacher ON classroom_ref (teacher_id) WHERE NOT removed;

CREATE TABLE enrollment_ref (
    student_id   bigint NOT NULL,
    classroom_id text NOT NULL,
    user_id      text,
    org_id       bigint,
    version      bigint NOT NULL,
    removed      boolean NOT NULL,
    CONSTRAINT pk_enrollment_ref PRIMARY KEY (student_id, classroom_id),
    CONSTRAINT ck_enrollment_ref_state CHECK (removed OR (user_id IS NOT NULL AND org_id IS NOT NULL))
);
CREATE INDEX ix_enrollment_ref_classroom ON enrollment_ref (classroom_id, user_id) WHERE NOT removed;
CREATE INDEX ix_enrollment_ref_user ON enrollment_ref (user_id, classroom_id) WHERE NOT removed;

CREATE TABLE replica_progress (
    topic        text NOT NULL,
    partition    integer NOT NULL,
    caught_up_at timestamptz NOT NULL,
    CONSTRAINT pk_replica_progress PRIMARY KEY (topic, partition)
);
COMMENT ON COLUMN replica_progress.caught_up_at IS 'up to when everything of this partition is here';

CREATE TABLE organization_ref (
    org_id    bigint NOT NULL,
    name      text,
    type      text,
    time_zone text,
    version   bigint NOT NULL,
    removed   boolean NOT NULL,
    CONSTRAINT pk_organization_ref PRIMARY KEY (org_id),
    CONSTRAINT ck_organization_ref_state CHECK (removed OR (name IS NOT NULL AND time_zone IS NOT NULL))
);
COMMENT ON COLUMN organization_ref.time_zone IS 'where its calendar days begin and end, such as Asia/Seoul';

CREATE TABLE goal_ref (
    user_id        text NOT NULL,
    topic_id       text NOT NULL,
    org_id         bigint,
    interest_level double precision,
    goal_target    double precision,
    set_at         timestamptz,
    version        bigint NOT NULL,
    removed        boolean NOT NULL,
    CONSTRAINT pk_goal_ref PRIMARY KEY (user_id, topic_id),
    CONSTRAINT ck_goal_ref_state CHECK (removed OR org_id IS NOT NULL)
);
COMMENT ON COLUMN goal_ref.goal_target IS 'what is aimed at, a score or ability';
CREATE INDEX ix_goal_ref_org ON goal_ref (org_id, topic_id) WHERE NOT removed;
