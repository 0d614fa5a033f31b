package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/** Enrols students and ends enrolments, and sets who teaches a class. */
final class EnrollmentStep implements RosterStep {

    private static final String OPEN =
            Matching.ROWS.formatted("enrollment") + " AND r.action IN ('created', 'changed', 'removed')";

    private static final String GONE = """
        UPDATE roster_row AS r
        SET action = 'error', col = CASE WHEN r.entity IS NULL THEN 'classSourcedId' ELSE 'userSourcedId' END,
            problem = 'names a class or user who could not be taken over or is not here any more'
        WHERE %s AND (r.entity IS NULL OR r.person IS NULL)
        """.formatted(OPEN);

    // Their classes' rows stand for enrolments, of which those to come have no row to lock.
    private static final String LOCK = """
        SELECT 1::bigint FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT DISTINCT r.entity FROM roster_row AS r WHERE %s))
        ORDER BY c.classroom_id
        FOR UPDATE
        """.formatted(OPEN);

    private static final String LOCK_TEACHERS = """
        SELECT t.id FROM teachers AS t
        WHERE t.org_id = :org
          AND t.id = ANY (ARRAY(SELECT r.person::bigint FROM roster_row AS r WHERE %s AND r.role = 'teacher'))
        ORDER BY t.id
        FOR KEY SHARE
        """.formatted(OPEN);

    private static final String ENROL = """
        WITH made AS (
            INSERT INTO student_classroom (student_id, class_id, org_id)
            SELECT r.person::bigint, r.entity, :org
            FROM roster_row AS r
            WHERE %s AND r.role = 'student' AND r.action = 'created'
            ORDER BY r.n
            ON CONFLICT ON CONSTRAINT pk_student_classroom DO NOTHING
            RETURNING student_id, class_id, org_id, enrolled_at, version
        ), noted AS (
            INSERT INTO roster_journal (import_id, kind, entity, action, version)
            SELECT :id, 'enrollment', student_id || ':' || class_id, 'created', version FROM made
            ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        )
        SELECT made.student_id, made.class_id, made.org_id, made.enrolled_at, made.version, s.user_id
        FROM made
        JOIN students AS s ON s.id = made.student_id
        """.formatted(OPEN);

    private static final String END = """
        WITH gone AS (
            DELETE FROM student_classroom AS e
            USING roster_row AS r
            WHERE %s AND r.role = 'student' AND r.action = 'removed'
              AND e.student_id = r.person::bigint AND e.class_id = r.entity AND e.org_id = :org
            RETURNING e.student_id, e.class_id, e.org_id, e.enrolled_at
        ), numbered AS MATERIALIZED (
            SELECT gone.student_id, gone.class_id, gone.org_id, gone.enrolled_at, nextval('state_version') AS version
            FROM gone
        ), noted AS (
            INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
            SELECT :id, 'enrollment', student_id || ':' || class_id, 'removed',
                   jsonb_build_object('enrolled_at', enrolled_at), version
            FROM numbered
            ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        )
        SELECT n.student_id, n.class_id, n.org_id, n.enrolled_at, n.version, s.user_id
        FROM numbered AS n
        JOIN students AS s ON s.id = n.student_id
        """.formatted(OPEN);

    private static final String TEACHES = """
        %s AND r.role = 'teacher' AND c.classroom_id = r.entity AND c.org_id = :org
          AND CASE WHEN r.action = 'removed' THEN c.teacher_id = r.person
                   ELSE c.teacher_id IS DISTINCT FROM r.person
                        AND EXISTS (SELECT FROM teachers AS t WHERE t.id = r.person::bigint AND t.org_id = :org) END\
        """.formatted(OPEN);

    private static final String JOURNAL = """
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'class', c.classroom_id, 'changed', %s, 0
        FROM roster_row AS r, classroom AS c
        WHERE %s
        ON CONFLICT ON CONSTRAINT pk_roster_journal DO NOTHING
        """.formatted(ClassStep.STATE, TEACHES);

    private static final String TEACH = """
        WITH changed AS (
            UPDATE classroom AS c
            SET teacher_id = CASE WHEN r.action = 'removed' THEN NULL ELSE r.person END
            FROM roster_row AS r
            WHERE %s
            RETURNING %s
        ), noted AS (
            UPDATE roster_journal AS j
            SET version = (SELECT changed.version FROM changed WHERE changed.classroom_id = j.entity)
            WHERE j.import_id = :id AND j.kind = 'class'
              AND j.entity = ANY (ARRAY(SELECT changed.classroom_id FROM changed))
        )
        SELECT classroom_id, name, org_id, teacher_id, grade_level, subject, version, created_at, updated_at
        FROM changed
        """.formatted(TEACHES, RosterEvents.CLASS);

    @Override
    public String name() {
        return "enrollments";
    }

    @Override
    public Done work(RosterWork work, long after, int most) {
        return OpenRows.next(work, RosterKind.ENROLLMENT, List.of("created", "changed", "removed"), after, most)
                .map(chunk -> new Done(chunk.last(), chunk.rows(), apply(work, new RowRange(after, chunk.last()))))
                .orElse(Done.NOTHING);
    }

    private static List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        Matching.match(work, RosterKind.ENROLLMENT, rows);
        return new Chunk(work, rows)
                .run(GONE)
                .lock(LOCK)
                .lock(LOCK_TEACHERS)
                .publish(ENROL, RosterEvents::enrollment)
                .publish(END, RosterEvents::enrollmentGone)
                .run(JOURNAL)
                .publish(TEACH, RosterEvents::schoolClass)
                .events();
    }
}
