package io.gyosil.classroom.roster.jdbc;

import java.util.List;

/** Ends the enrolments that were made, and makes those again that were ended. */
final class UndoEnrollmentStep extends JournalChunk {

    private static final String STUDENT = "split_part(j.entity, ':', 1)::bigint";
    private static final String CLASS = "substring(j.entity FROM position(':' IN j.entity) + 1)";

    private static final String LOCK = """
        SELECT 1::bigint FROM classroom AS c
        WHERE c.org_id = :org AND c.classroom_id = ANY (ARRAY(SELECT DISTINCT %s FROM roster_journal AS j WHERE %s))
        ORDER BY c.classroom_id
        FOR UPDATE
        """.formatted(CLASS, UNDER_WAY);

    private static final String CHANGED_SINCE = """
        UPDATE roster_journal AS j
        SET outcome = 'changed-since'
        FROM student_classroom AS e
        WHERE %s AND j.action = 'created' AND e.student_id = %s AND e.class_id = %s AND e.org_id = :org
          AND e.version <> j.version
        """.formatted(UNDER_WAY, STUDENT, CLASS);

    private static final String END = """
        WITH gone AS (
            DELETE FROM student_classroom AS e
            USING roster_journal AS j
            WHERE %s AND j.action = 'created' AND e.student_id = %s AND e.class_id = %s AND e.org_id = :org
              AND e.version = j.version
            RETURNING e.student_id, e.class_id, e.org_id, e.enrolled_at
        )
        SELECT gone.student_id, gone.class_id, gone.org_id, gone.enrolled_at, nextval('state_version') AS version,
               s.user_id
        FROM gone
        JOIN students AS s ON s.id = gone.student_id
        """.formatted(UNDER_WAY, STUDENT, CLASS);

    private static final String GONE = """
        UPDATE roster_journal AS j
        SET outcome = 'gone'
        WHERE %s AND j.action = 'removed'
          AND NOT (EXISTS (SELECT FROM students AS s WHERE s.org_id = :org AND s.id = %s)
               AND EXISTS (SELECT FROM classroom AS c WHERE c.org_id = :org AND c.classroom_id = %s))
        """.formatted(UNDER_WAY, STUDENT, CLASS);

    private static final String ENROL = """
        WITH made AS (
            INSERT INTO student_classroom (student_id, class_id, org_id, enrolled_at)
            SELECT %s, %s, :org, (j.before ->> 'enrolled_at')::timestamptz
            FROM roster_journal AS j
            WHERE %s AND j.action = 'removed'
            ORDER BY j.entity
            ON CONFLICT ON CONSTRAINT pk_student_classroom DO NOTHING
            RETURNING student_id, class_id, org_id, enrolled_at, version
        )
        SELECT made.student_id, made.class_id, made.org_id, made.enrolled_at, made.version, s.user_id
        FROM made
        JOIN students AS s ON s.id = made.student_id
        """.formatted(STUDENT, CLASS, UNDER_WAY);

    UndoEnrollmentStep() {
        super("enrollments", "enrollment", List.of("created", "removed"));
    }

    @Override
    void takeBack(Chunk chunk) {
        chunk.lock(LOCK)
                .run(CHANGED_SINCE)
                .publish(END, RosterEvents::enrollmentGone)
                .run(GONE)
                .publish(ENROL, RosterEvents::enrollment);
    }
}
