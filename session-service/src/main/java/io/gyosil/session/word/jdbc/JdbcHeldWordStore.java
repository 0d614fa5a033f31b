package io.gyosil.session.word.jdbc;

import io.gyosil.kit.database.Statements;
import io.gyosil.session.word.HeldWordStore;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class JdbcHeldWordStore implements HeldWordStore {

    private static final String VERSION = "SELECT version FROM held_word_list WHERE org_id = ?";
    private static final String WORDS = "SELECT word FROM held_word WHERE org_id = ? ORDER BY word COLLATE \"C\"";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('held words ' || ?, 0))";
    private static final String REMOVE = "DELETE FROM held_word WHERE org_id = ? AND word <> ALL (?)";
    private static final String ADD =
            "INSERT INTO held_word (org_id, word) SELECT ?, w FROM unnest(?) AS w ON CONFLICT DO NOTHING";
    private static final String MARK = """
        INSERT INTO held_word_list (org_id) VALUES (?)
        ON CONFLICT (org_id) DO UPDATE SET version = nextval('state_version')
        RETURNING version
        """;

    @Override
    public long version(long orgId) {
        return Statements.query(VERSION, List.of(orgId), row -> row.getLong("version")).stream()
                .findFirst()
                .orElse(NO_VERSION);
    }

    @Override
    public List<String> words(long orgId) {
        return Statements.query(WORDS, List.of(orgId), row -> row.getString("word"));
    }

    @Override
    public void lock(long orgId) {
        Statements.query(LOCK, List.of(Long.toString(orgId)), row -> true);
    }

    @Override
    public long replace(long orgId, List<String> words) {
        String[] all = words.toArray(String[]::new);
        Statements.later(REMOVE, List.of(orgId, all));
        Statements.later(ADD, List.of(orgId, all));
        return Statements.query(MARK, List.of(orgId), row -> row.getLong("version"))
                .getFirst();
    }
}
