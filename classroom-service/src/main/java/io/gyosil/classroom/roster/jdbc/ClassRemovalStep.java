package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/** Removes classes, with the enrolments in them. */
final class ClassRemovalStep implements RosterStep {

    /** Each takes its enrolments along, so few are enough for one transaction. */
    private static final int MOST = 50;

    private static final String OPEN = Matching.ROWS.formatted("class") + " AND r.action = 'removed'";

    private static final String LOCK = """
        SELECT 1::bigint FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE %s))
        ORDER BY c.classroom_id
        FOR UPDATE
        """.formatted(OPEN);

    private static final String END = """
        WITH gone AS (
            DELETE FROM student_classroom AS e
            USING roster_row AS r
            WHERE %s AND e.class_id = r.entity AND e.org_id = :org
            RETURNING e.student_id, e.class_id, e.org_id, e.enrolled_at
        ), numbered AS MATERIALIZED (
            SELECT gone.student_id, gone.class_id, gone.org_id, gone.enrolled_at, nextval('state_version') AS version
            FROM gone
        ), noted AS (
            INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
            SELECT :id, 'enrollment', student_id || ':' || class_id, 'removed',
                   jsonb_build_object('enrolled_at', enrolled_at), version
            FROM numbered
            ON CONFLICT ON CONSTRAINT pk_roster_journal
            DO UPDATE SET action = 'removed', before = excluded.before, version = excluded.version
        )
        SELECT n.student_id, n.class_id, n.org_id, n.enrolled_at, n.version, s.user_id
        FROM numbered AS n
        JOIN students AS s ON s.id = n.student_id
        """.formatted(OPEN);

    private static final String JOURNAL = """
        INSERT INTO roster_journal AS j (import_id, kind, entity, action, before, version)
        SELECT :id, 'class', c.classroom_id, 'removed',
               %s || jsonb_build_object(
                   'created_at', c.created_at,
                   'links', (SELECT coalesce(jsonb_agg(jsonb_build_array(l.source, l.sourced_id)), '[]')
                             FROM roster_link AS l
                             WHERE l.org_id = :org AND l.kind = 'class' AND l.class_id = c.classroom_id)),
               0
        FROM roster_row AS r, classroom AS c
        WHERE %s AND c.classroom_id = r.entity AND c.org_id = :org
        ON CONFLICT ON CONSTRAINT pk_roster_journal
        DO UPDATE SET action = 'removed', before = excluded.before || coalesce(j.before, '{}')
        """.formatted(ClassStep.STATE, OPEN);

    private static final String REMOVE = """
        WITH gone AS (
            DELETE FROM classroom AS c
            USING roster_row AS r
            WHERE %s AND c.classroom_id = r.entity AND c.org_id = :org
            RETURNING %s
        )
        SELECT classroom_id, name, org_id, teacher_id, grade_level, subject, version, created_at, updated_at,
               nextval('state_version') AS gone
        FROM gone
        """.formatted(OPEN, RosterEvents.CLASS);

    @Override
    public String name() {
        return "removals";
    }

    @Override
    public Done work(RosterWork work, long after, int most) {
        return OpenRows.next(work, RosterKind.CLASS, List.of("removed"), after, Math.min(MOST, most))
                .map(chunk -> new Done(chunk.last(), chunk.rows(), apply(work, new RowRange(after, chunk.last()))))
                .orElse(Done.NOTHING);
    }

    private static List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        return new Chunk(work, rows)
                .lock(LOCK)
                .publish(END, RosterEvents::enrollmentGone)
                .run(JOURNAL)
                .publish(REMOVE, RosterEvents::classGone)
                .events();
    }
}
