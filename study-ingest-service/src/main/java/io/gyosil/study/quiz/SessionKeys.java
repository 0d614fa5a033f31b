package io.gyosil.study.quiz;

import io.gyosil.kit.data.StatementPipeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys for new sessions, fetched in blocks: known before the rows are written, they need not be waited for with each
 * upload. Those of a transaction that is rolled back, or of a replica that ends, are never used.
 */
final class SessionKeys {

    private static final String BLOCK = """
        SELECT nextval('study_quiz_sessions_id_seq') AS key FROM generate_series(1, 100)
        """;

    private final Deque<Long> keys = new ArrayDeque<>();

    /** The next key; a new block is fetched in the open transaction. */
    long next(StatementPipeline statements) {
        Long key = poll();
        if (key == null) {
            List<Long> block = statements.query(BLOCK, List.of(), row -> row.getLong("key"));
            key = block.getFirst();
            add(block.subList(1, block.size()));
        }
        return key;
    }

    private synchronized @Nullable Long poll() {
        return keys.poll();
    }

    private synchronized void add(List<Long> block) {
        keys.addAll(block);
    }
}
