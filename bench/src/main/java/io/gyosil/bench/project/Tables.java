package io.gyosil.bench.project;

import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * Facts and features, the service's or others of the same form.
 *
 * @param facts the table of facts
 * @param features the table of features
 */
record Tables(PostgresServer postgres, String facts, String features) {

    /** All that is in them but for the times at which rows were made, whatever its order. */
    String state() throws SQLException {
        return "facts "
                + one("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(f::text, 0)::numeric), 0) FROM " + facts
                        + " f")
                + ", features "
                + one("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(jsonb_build_array(user_id, topic_id,"
                        + " date, features)::text, 0)::numeric), 0) FROM " + features);
    }

    void empty() throws SQLException {
        execute("TRUNCATE " + facts + ", " + features);
    }

    long count(String table) throws SQLException {
        return Long.parseLong(one("SELECT count(*) FROM " + table));
    }

    /** A value as text. */
    String one(String sql) throws SQLException {
        try (Connection connection = postgres.connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Objects.toString(row.getString(1), "");
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
