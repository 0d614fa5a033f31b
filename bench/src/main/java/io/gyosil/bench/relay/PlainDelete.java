package io.gyosil.bench.relay;

import io.gyosil.bench.flow.OutboxRows;
import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.Seen;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The one limit: the same rows of the same table, deleted and read batch by batch, and sent to nobody. */
final class PlainDelete implements Contestant {
    private static final int BATCH = 2_000;
    private static final String TABLE = "bench.outbox";
    private static final String DELETE = """
        DELETE FROM bench.outbox WHERE position IN (SELECT position FROM bench.outbox ORDER BY position LIMIT %d)
        RETURNING event_id, topic, key, type, payload, headers, occurred_at
        """.formatted(BATCH);

    private final PostgresServer postgres;
    private final Quizzes quizzes;
    private final int size;
    private Seen seen = new Seen();

    PlainDelete(PostgresServer postgres, Quizzes quizzes, int size) {
        this.postgres = postgres;
        this.quizzes = quizzes;
        this.size = size;
    }

    @Override
    public String name() {
        return "delete";
    }

    @Override
    public String madeOf() {
        return "DELETE … RETURNING of " + BATCH + " rows a transaction through JDBC";
    }

    /** The service has made its outbox by now. */
    @Override
    public void start() throws SQLException {
        execute("CREATE SCHEMA bench");
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int round) throws SQLException {
        execute("DROP TABLE IF EXISTS bench.outbox; CREATE TABLE bench.outbox (LIKE study.outbox INCLUDING ALL)");
        seen = new Seen();
        try (Connection connection = postgres.connect(Bootstrap.DATABASE)) {
            connection.setAutoCommit(false);
            OutboxRows.copy(connection, TABLE, quizzes, size);
            connection.commit();
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                long nanos = 0;
                while (seen.count() < size) {
                    nanos += oneBatch(connection, delete);
                }
                return size * 1e9 / nanos;
            }
        }
    }

    /** How long a batch took; the proof of what was in it is not its work. */
    private long oneBatch(Connection connection, PreparedStatement delete) throws SQLException {
        long begin = System.nanoTime();
        try (ResultSet rows = delete.executeQuery()) {
            connection.commit();
            long took = System.nanoTime() - begin;
            while (rows.next()) {
                seen.add(rows.getString(1), rows.getString(3), rows.getString(5).getBytes(StandardCharsets.UTF_8));
            }
            return took;
        }
    }

    @Override
    public String state() {
        return seen.text();
    }

    @Override
    public void close() {}

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
