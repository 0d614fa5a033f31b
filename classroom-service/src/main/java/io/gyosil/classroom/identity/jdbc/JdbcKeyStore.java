package io.gyosil.classroom.identity.jdbc;

import io.gyosil.classroom.identity.KeyStore;
import io.gyosil.kit.database.Cells;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

@Singleton
class JdbcKeyStore implements KeyStore {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('signing keys', 0))";
    private static final String ALL =
            "SELECT kid, sealed, public_key, signs_from FROM signing_key ORDER BY signs_from, kid";
    private static final String INSERT =
            "INSERT INTO signing_key (kid, sealed, public_key, signs_from) VALUES (?, ?, ?, ?::timestamptz)";
    private static final String DELETE = "DELETE FROM signing_key WHERE kid = ?";

    @Override
    public void lock() {
        Statements.later(LOCK, List.of());
    }

    @Override
    public List<Row> all() {
        return Statements.query(
                ALL,
                List.of(),
                row -> new Row(
                        row.getString("kid"),
                        row.getBytes("sealed"),
                        row.getString("public_key"),
                        Cells.time(row, "signs_from")));
    }

    @Override
    public void insert(String kid, byte[] sealed, String publicKey, Instant signsFrom) {
        Statements.later(INSERT, List.of(kid, sealed, publicKey, signsFrom.toString()));
    }

    @Override
    public void delete(String kid) {
        Statements.later(DELETE, List.of(kid));
    }
}
