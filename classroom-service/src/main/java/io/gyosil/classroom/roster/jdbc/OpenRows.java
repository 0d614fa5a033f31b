package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.kit.database.Transactions;
import java.util.List;
import java.util.Optional;

/** The rows of an import that change something. */
final class OpenRows {

    private static final String NEXT = """
        SELECT max(n) AS last, count(*) AS rows
        FROM (
            SELECT n FROM roster_row
            WHERE import_id = :id AND kind = :kind AND n > :after
              AND action IN ('created', 'changed', 'removed') AND action = ANY (:actions)
            ORDER BY n
            LIMIT :most
        ) AS chunk
        """;

    /** Some of them: up to that row, and how many. */
    record Chunk(long last, long rows) {}

    private OpenRows() {}

    static Optional<Chunk> next(RosterWork work, RosterKind kind, List<String> actions, long after, int most) {
        Chunk chunk = Transactions.handle()
                .createQuery(NEXT)
                .bind("id", work.id())
                .bind("kind", kind.text())
                .bind("after", after)
                .bindArray("actions", String.class, actions)
                .bind("most", most)
                .map((row, context) -> new Chunk(row.getLong("last"), row.getLong("rows")))
                .one();
        return chunk.rows() == 0 ? Optional.empty() : Optional.of(chunk);
    }
}
