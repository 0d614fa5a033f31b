-- Under which name a roster of another system knows a user or class of ours.
CREATE TABLE roster_link (
    org_id     bigint NOT NULL CONSTRAINT fk_roster_link_org REFERENCES organizations (id) ON DELETE CASCADE,
    source     text NOT NULL,
    kind       text NOT NULL,
    sourced_id text NOT NULL,
    user_id    bigint CONSTRAINT fk_roster_link_user REFERENCES users (id) ON DELETE CASCADE,
    class_id   text CONSTRAINT fk_roster_link_class REFERENCES classroom (classroom_id) ON DELETE CASCADE,
    CONSTRAINT pk_roster_link PRIMARY KEY (org_id, source, kind, sourced_id),
    CONSTRAINT ck_roster_link_kind CHECK ((kind = 'user' AND user_id IS NOT NULL AND class_id IS NULL)
        OR (kind = 'class' AND class_id IS NOT NULL AND user_id IS NULL))
);
CREATE INDEX ix_roster_link_user_id ON roster_link (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX ix_roster_link_class_id ON roster_link (class_id) WHERE class_id IS NOT NULL;

CREATE TABLE roster_import (
    id           bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_roster_import PRIMARY KEY,
    org_id       bigint NOT NULL CONSTRAINT fk_roster_import_org REFERENCES organizations (id) ON DELETE CASCADE,
    source       text NOT NULL,
    format       text NOT NULL,
    mode         text NOT NULL,
    status       text NOT NULL DEFAULT 'reading',
    created_by   text NOT NULL,
    counts       jsonb,
    exceeded     text[] NOT NULL DEFAULT '{}',
    notes        text[] NOT NULL DEFAULT '{}',
    phase        text,
    position     bigint NOT NULL DEFAULT 0,
    rows_total   bigint NOT NULL DEFAULT 0,
    rows_done    bigint NOT NULL DEFAULT 0,
    holder       uuid,
    held_until   timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    applied_at   timestamptz,
    undone_at    timestamptz,
    emptied_at   timestamptz,
    CONSTRAINT ck_roster_import_status
        CHECK (status IN ('reading', 'previewed', 'applying', 'applied', 'undoing', 'undone'))
);
COMMENT ON COLUMN roster_import.position IS 'how far the phase is: the last row of it that is done';
COMMENT ON COLUMN roster_import.holder IS 'who works on it; one who dies lets go when held_until has passed';
COMMENT ON COLUMN roster_import.emptied_at IS 'when its rows and journal were removed; it cannot be undone any more';
CREATE INDEX ix_roster_import_org_id ON roster_import (org_id, id DESC);
CREATE INDEX ix_roster_import_created_at ON roster_import (created_at) WHERE emptied_at IS NULL;

-- What the files say, row by row, and what it means for what is here.
CREATE TABLE roster_row (
    import_id  bigint NOT NULL CONSTRAINT fk_roster_row_import REFERENCES roster_import (id) ON DELETE CASCADE,
    kind       text NOT NULL,
    n          bigint NOT NULL,
    line       bigint NOT NULL,
    sourced_id text,
    role       text,
    name       text,
    email      text,
    grade      text,
    subject    text,
    class_ref  text,
    user_ref   text,
    is_active  boolean,
    is_primary boolean,
    removed    boolean NOT NULL,
    entity     text,
    person     text,
    action     text,
    difference jsonb,
    col        text,
    problem    text,
    note       text,
    CONSTRAINT pk_roster_row PRIMARY KEY (import_id, kind, n),
    CONSTRAINT ck_roster_row_kind CHECK (kind IN ('org', 'user', 'role', 'class', 'enrollment'))
) WITH (autovacuum_analyze_scale_factor = 0.02);
COMMENT ON COLUMN roster_row.n IS 'its place among the rows of its kind, from 1; line is that in its file';
COMMENT ON COLUMN roster_row.is_active IS 'of a user: may log in; of an enrolment: its file is a bulk one, which names all teachers of a class';
COMMENT ON COLUMN roster_row.entity IS 'the user or class that it is about; none yet for one to be created';
COMMENT ON COLUMN roster_row.person IS 'of an enrolment: the student, or the teacher, once known';
COMMENT ON COLUMN roster_row.action IS 'created, changed, unchanged, removed, skipped or error';
CREATE INDEX ix_roster_row_sourced_id ON roster_row (import_id, kind, sourced_id, n);
CREATE INDEX ix_roster_row_email ON roster_row (import_id, lower(email)) WHERE kind = 'user' AND email IS NOT NULL;
CREATE INDEX ix_roster_row_role ON roster_row (import_id, user_ref) WHERE kind = 'role';
CREATE INDEX ix_roster_row_enrollment ON roster_row (import_id, class_ref, user_ref) WHERE kind = 'enrollment';
CREATE INDEX ix_roster_row_open ON roster_row (import_id, kind, n) WHERE action IN ('created', 'changed', 'removed');
CREATE INDEX ix_roster_row_problem ON roster_row (import_id, kind, n) WHERE problem IS NOT NULL;
CREATE INDEX ix_roster_row_note ON roster_row (import_id, kind, n) WHERE note IS NOT NULL;

-- What an import did and how things were before, to take it back.
CREATE TABLE roster_journal (
    import_id  bigint NOT NULL CONSTRAINT fk_roster_journal_import REFERENCES roster_import (id) ON DELETE CASCADE,
    kind       text NOT NULL,
    entity     text NOT NULL,
    action     text NOT NULL,
    before     jsonb,
    version    bigint NOT NULL,
    outcome    text,
    CONSTRAINT pk_roster_journal PRIMARY KEY (import_id, kind, entity),
    CONSTRAINT ck_roster_journal_kind CHECK (kind IN ('user', 'class', 'enrollment')),
    CONSTRAINT ck_roster_journal_action CHECK (action IN ('created', 'changed', 'removed'))
);
COMMENT ON COLUMN roster_journal.version IS 'of the thing after the import; another one now says that somebody changed it since';
COMMENT ON COLUMN roster_journal.outcome IS 'taken-back, or why not: changed-since, in-use, gone';
CREATE INDEX ix_roster_journal_open ON roster_journal (import_id, kind, entity) WHERE outcome IS NULL;
CREATE INDEX ix_roster_journal_under_way ON roster_journal (import_id, kind, entity) WHERE outcome = 'under-way';

-- Rows come and go by the hundred thousand, and what autovacuum knows of them is old by then: without this, a look for
-- one name goes through all rows of an import.
CREATE FUNCTION count_roster_rows() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
BEGIN
    ANALYZE roster_row, roster_journal;
END
$$;
REVOKE ALL ON FUNCTION count_roster_rows() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_roster_rows() TO ${flyway:defaultSchema}_worker;

ALTER TABLE roster_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE roster_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE roster_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE roster_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON roster_link TO ${flyway:defaultSchema}_web
    USING ((SELECT app_is('admin')) AND org_id = (SELECT app_number('org_id')));
CREATE POLICY own_organization ON roster_import TO ${flyway:defaultSchema}_web
    USING ((SELECT app_is('admin')) AND org_id = (SELECT app_number('org_id')));
CREATE POLICY own_organization ON roster_row TO ${flyway:defaultSchema}_web
    USING (import_id IN (SELECT id FROM roster_import));
CREATE POLICY own_organization ON roster_journal TO ${flyway:defaultSchema}_web
    USING (import_id IN (SELECT id FROM roster_import));
CREATE POLICY background_work ON roster_link TO ${flyway:defaultSchema}_worker USING (true);
CREATE POLICY background_work ON roster_import TO ${flyway:defaultSchema}_worker USING (true);
CREATE POLICY background_work ON roster_row TO ${flyway:defaultSchema}_worker USING (true);
CREATE POLICY background_work ON roster_journal TO ${flyway:defaultSchema}_worker USING (true);
