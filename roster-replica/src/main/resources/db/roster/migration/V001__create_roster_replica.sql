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
COMMENT ON TABLE user_ref IS 'a user, as last published by the classroom service; what was removed stays, marked and otherwise empty, so that an older record cannot bring it back';
COMMENT ON COLUMN user_ref.version IS 'the newest version of this user that has arrived; so in every table here';
COMMENT ON COLUMN user_ref.role IS 'admin, teacher or student';
COMMENT ON COLUMN user_ref.is_active IS 'whether the user may log in';
CREATE INDEX ix_user_ref_org ON user_ref (org_id, user_id) WHERE NOT removed;
COMMENT ON INDEX ix_user_ref_org IS 'the learners of an organization';

CREATE TABLE identity_ref (
    issuer  text NOT NULL,
    subject text NOT NULL,
    user_id text NOT NULL,
    CONSTRAINT pk_identity_ref PRIMARY KEY (issuer, subject, user_id)
);
COMMENT ON TABLE identity_ref IS 'under which names other issuers know a user';
COMMENT ON COLUMN identity_ref.user_id IS 'replaced with the user''s row; while two users have one name, it is nobody''s';
CREATE INDEX ix_identity_ref_user ON identity_ref (user_id);
COMMENT ON INDEX ix_identity_ref_user IS 'a user''s names, to replace them';

CREATE TABLE teacher_ref (
    teacher_id bigint NOT NULL,
    user_id    text,
    org_id     bigint,
    version    bigint NOT NULL,
    removed    boolean NOT NULL,
    CONSTRAINT pk_teacher_ref PRIMARY KEY (teacher_id),
    CONSTRAINT ck_teacher_ref_state CHECK (removed OR (user_id IS NOT NULL AND org_id IS NOT NULL))
);
COMMENT ON TABLE teacher_ref IS 'a teacher''s number, as last published';
CREATE INDEX ix_teacher_ref_user ON teacher_ref (user_id) WHERE NOT removed;
COMMENT ON INDEX ix_teacher_ref_user IS 'a user''s number, for a token of an external issuer';

CREATE TABLE student_ref (
    student_id bigint NOT NULL,
    user_id    text,
    org_id     bigint,
    version    bigint NOT NULL,
    removed    boolean NOT NULL,
    CONSTRAINT pk_student_ref PRIMARY KEY (student_id),
    CONSTRAINT ck_student_ref_state CHECK (removed OR (user_id IS NOT NULL AND org_id IS NOT NULL))
);
COMMENT ON TABLE student_ref IS 'a student''s number, as last published';
CREATE INDEX ix_student_ref_user ON student_ref (user_id) WHERE NOT removed;
COMMENT ON INDEX ix_student_ref_user IS 'a user''s number, for a token of an external issuer';

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
COMMENT ON TABLE classroom_ref IS 'a class, as last published';
COMMENT ON COLUMN classroom_ref.teacher_id IS 'the decimal text of teacher_ref.teacher_id';
CREATE INDEX ix_classroom_ref_teacher ON classroom_ref (teacher_id) WHERE NOT removed;
COMMENT ON INDEX ix_classroom_ref_teacher IS 'a teacher''s classes';

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
COMMENT ON TABLE enrollment_ref IS 'who is in which class, as last published';
CREATE INDEX ix_enrollment_ref_classroom ON enrollment_ref (classroom_id, user_id) WHERE NOT removed;
COMMENT ON INDEX ix_enrollment_ref_classroom IS 'the learners of a class';
CREATE INDEX ix_enrollment_ref_user ON enrollment_ref (user_id, classroom_id) WHERE NOT removed;
COMMENT ON INDEX ix_enrollment_ref_user IS 'the classes of a learner: whether a teacher teaches them';

CREATE TABLE replica_progress (
    topic        text NOT NULL,
    partition    integer NOT NULL,
    caught_up_at timestamptz NOT NULL,
    CONSTRAINT pk_replica_progress PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE replica_progress IS 'how far the replica has come in each partition of the topic';
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
COMMENT ON TABLE organization_ref IS 'an organization, as last published';
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
COMMENT ON TABLE goal_ref IS 'a learner''s interest or goal on a topic, as last published';
COMMENT ON COLUMN goal_ref.goal_target IS 'what is aimed at, a score or ability';
COMMENT ON COLUMN goal_ref.interest_level IS 'from 0 to 1';
CREATE INDEX ix_goal_ref_org ON goal_ref (org_id, topic_id) WHERE NOT removed;
COMMENT ON INDEX ix_goal_ref_org IS 'the goals of an organization, by topic';
