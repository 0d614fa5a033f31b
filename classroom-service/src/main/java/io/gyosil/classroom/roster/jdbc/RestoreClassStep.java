package io.gyosil.classroom.roster.jdbc;

import java.util.List;

/** Brings back the classes that were removed, under their old ids. */
final class RestoreClassStep extends JournalChunk {

    private static final String INSERT = """
        INSERT INTO classroom AS c (classroom_id, name, org_id, teacher_id, grade_level, metadata, created_at)
        SELECT j.entity, j.before ->> 'name', :org,
               (SELECT t.id::text FROM teachers AS t WHERE t.org_id = :org AND t.id::text = j.before ->> 'teacher_id'),
               j.before ->> 'grade_level', nullif(j.before -> 'metadata', 'null'),
               (j.before ->> 'created_at')::timestamptz
        FROM roster_journal AS j
        WHERE %s
        ORDER BY j.entity
        ON CONFLICT ON CONSTRAINT pk_classroom DO NOTHING
        RETURNING %s
        """.formatted(UNDER_WAY, RosterEvents.CLASS);

    private static final String LINK = """
        INSERT INTO roster_link (org_id, source, kind, sourced_id, class_id)
        SELECT :org, link ->> 0, 'class', link ->> 1, j.entity
        FROM roster_journal AS j, jsonb_array_elements(j.before -> 'links') AS link
        WHERE %s
        ON CONFLICT ON CONSTRAINT pk_roster_link DO NOTHING
        """.formatted(UNDER_WAY);

    RestoreClassStep() {
        super("restored classes", "class", List.of("removed"));
    }

    @Override
    void takeBack(Chunk chunk) {
        chunk.publish(INSERT, RosterEvents::schoolClass).run(LINK);
    }
}
