package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.kit.outbox.OutboxEvent;
import java.util.List;

/** Creates and changes classes. */
final class ClassStep implements RosterStep {

    private static final String OPEN = Matching.ROWS.formatted("class") + " AND r.action IN ('created', 'changed')";

    private static final String GONE = """
        UPDATE roster_row AS r
        SET action = 'error', col = 'sourcedId', problem = 'is not here any more'
        WHERE %s AND r.entity IS NULL AND r.action = 'changed'
        """.formatted(OPEN);

    private static final String LOCK = """
        SELECT 1::bigint FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE %s))
        ORDER BY c.classroom_id
        FOR UPDATE
        """.formatted(OPEN);

    private static final String NUMBER = """
        UPDATE roster_row AS r
        SET entity = nextval('classroom_id')::text
        WHERE %s AND r.action = 'created' AND r.entity IS NULL
        """.formatted(OPEN);

    /** A class as it is, to be restored. */
    static final String STATE = """
        jsonb_build_object('name', c.name, 'grade_level', c.grade_level, 'teacher_id', c.teacher_id,
                           'metadata', c.metadata)\
        """;

    private static final String JOURNAL = """
        INSERT INTO roster_journal (import_id, kind, entity, action, before, version)
        SELECT :id, 'class', r.entity, CASE WHEN c.classroom_id IS NULL THEN 'created' ELSE 'changed' END,
               CASE WHEN c.classroom_id IS NOT NULL THEN %s END, 0
        FROM roster_row AS r
        LEFT JOIN classroom AS c ON c.classroom_id = r.entity AND c.org_id = :org
        WHERE %s AND (c.classroom_id IS NULL OR %s <> '{}')
        """.formatted(STATE, OPEN, Differences.CLASS);

    private static final String UPDATE = """
        UPDATE classroom AS c
        SET name = r.name, grade_level = coalesce(r.grade, c.grade_level),
            metadata = CASE WHEN r.subject IS NULL THEN c.metadata
                            ELSE coalesce(c.metadata, '{}') || jsonb_build_object('subject', r.subject) END
        FROM roster_row AS r
        WHERE %s AND c.classroom_id = r.entity AND c.org_id = :org AND %s <> '{}'
        RETURNING %s
        """.formatted(OPEN, Differences.CLASS, RosterEvents.CLASS);

    private static final String INSERT = """
        INSERT INTO classroom AS c (classroom_id, name, org_id, grade_level, metadata)
        SELECT r.entity, r.name, :org, r.grade,
               CASE WHEN r.subject IS NOT NULL THEN jsonb_build_object('subject', r.subject) END
        FROM roster_row AS r
        WHERE %s AND r.action = 'created'
          AND NOT EXISTS (SELECT FROM classroom AS x WHERE x.org_id = :org AND x.classroom_id = r.entity)
        ORDER BY r.n
        RETURNING %s
        """.formatted(OPEN, RosterEvents.CLASS);

    private static final String LINK = """
        INSERT INTO roster_link (org_id, source, kind, sourced_id, class_id)
        SELECT :org, :source, 'class', r.sourced_id, r.entity
        FROM roster_row AS r
        WHERE %s AND r.action = 'created'
        ON CONFLICT ON CONSTRAINT pk_roster_link DO NOTHING
        """.formatted(OPEN);

    private static final String VERSIONS = """
        UPDATE roster_journal AS j
        SET version = coalesce((SELECT c.version FROM classroom AS c WHERE c.classroom_id = j.entity), j.version)
        WHERE j.import_id = :id AND j.kind = 'class'
          AND j.entity = ANY (ARRAY(SELECT r.entity FROM roster_row AS r WHERE %s))
        """.formatted(OPEN);

    @Override
    public String name() {
        return "classes";
    }

    @Override
    public Done work(RosterWork work, long after, int most) {
        return OpenRows.next(work, RosterKind.CLASS, List.of("created", "changed"), after, most)
                .map(chunk -> new Done(chunk.last(), chunk.rows(), apply(work, new RowRange(after, chunk.last()))))
                .orElse(Done.NOTHING);
    }

    private static List<OutboxEvent> apply(RosterWork work, RowRange rows) {
        Matching.match(work, RosterKind.CLASS, rows);
        return new Chunk(work, rows)
                .run(GONE)
                .lock(LOCK)
                .run(NUMBER)
                .run(JOURNAL)
                .publish(UPDATE, RosterEvents::schoolClass)
                .publish(INSERT, RosterEvents::schoolClass)
                .run(LINK)
                .run(VERSIONS)
                .events();
    }
}
