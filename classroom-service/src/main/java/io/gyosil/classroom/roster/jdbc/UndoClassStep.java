package io.gyosil.classroom.roster.jdbc;

import java.util.List;

/** Removes the classes that were made, if nobody is in them, and restores those that were changed. */
final class UndoClassStep extends JournalChunk {

    private static final String LOCK = """
        SELECT 1::bigint FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT j.entity FROM roster_journal AS j WHERE %s))
        ORDER BY c.classroom_id
        FOR UPDATE
        """.formatted(UNDER_WAY);

    private static final String NOT_POSSIBLE = """
        UPDATE roster_journal AS j
        SET outcome = coalesce(
            (SELECT CASE WHEN c.version <> j.version THEN 'changed-since'
                         WHEN j.action = 'created'
                              AND EXISTS (SELECT FROM student_classroom AS e WHERE e.class_id = c.classroom_id)
                         THEN 'in-use'
                         ELSE j.outcome END
             FROM classroom AS c WHERE c.classroom_id = j.entity AND c.org_id = :org),
            CASE WHEN j.action = 'changed' THEN 'gone' ELSE j.outcome END)
        WHERE %s
        """.formatted(UNDER_WAY);

    private static final String REMOVE = """
        WITH gone AS (
            DELETE FROM classroom AS c
            USING roster_journal AS j
            WHERE %s AND j.action = 'created' AND c.classroom_id = j.entity AND c.org_id = :org
            RETURNING %s
        )
        SELECT classroom_id, name, org_id, teacher_id, grade_level, subject, version, created_at, updated_at,
               nextval('state_version') AS gone
        FROM gone
        """.formatted(UNDER_WAY, RosterEvents.CLASS);

    private static final String RESTORE = """
        UPDATE classroom AS c
        SET name = j.before ->> 'name', grade_level = j.before ->> 'grade_level',
            teacher_id = (SELECT t.id::text FROM teachers AS t
                          WHERE t.org_id = :org AND t.id::text = j.before ->> 'teacher_id'),
            metadata = nullif(j.before -> 'metadata', 'null')
        FROM roster_journal AS j
        WHERE %s AND j.action = 'changed' AND c.classroom_id = j.entity AND c.org_id = :org
        RETURNING %s
        """.formatted(UNDER_WAY, RosterEvents.CLASS);

    UndoClassStep() {
        super("classes", "class", List.of("created", "changed"));
    }

    @Override
    void takeBack(Chunk chunk) {
        chunk.lock(LOCK)
                .run(NOT_POSSIBLE)
                .publish(REMOVE, RosterEvents::classGone)
                .publish(RESTORE, RosterEvents::schoolClass);
    }
}
