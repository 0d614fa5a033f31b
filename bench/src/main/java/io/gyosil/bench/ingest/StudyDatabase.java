package io.gyosil.bench.ingest;

import io.gyosil.servers.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One contestant's database, with the tables of study-ingest-service as its migrations made them. The schema
 * {@code bench} beside them holds their beginning.
 *
 * @param name the database's name
 */
record StudyDatabase(PostgresServer server, String name) {

    /** Keeps what the tables hold now as the beginning of every round. */
    void rememberBeginning() throws SQLException {
        execute(resource("remember.sql"));
    }

    /** A database that is the same in every byte, while nobody is connected to this one. */
    StudyDatabase copy(String copy) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
            statement.execute(
                    "GRANT CONNECT, TEMPORARY ON DATABASE " + copy + " TO study_owner, study_web, study_worker");
        }
        return new StudyDatabase(server, copy);
    }

    /** Brings the tables back to the beginning, vacuumed and analyzed, with everything written to disk. */
    void reset() throws SQLException {
        execute(resource("reset.sql"));
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    /** What the tables hold, as a hash: of all that was sent and made of it, but for ids and times of the server's own. */
    String hash() throws SQLException {
        return text(resource("state.sql"));
    }

    /** The one text that a query answers. */
    String text(String sql) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = study");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }

    /** Executes statements in one transaction, in the schema of the service. */
    void execute(String sql) throws SQLException {
        try (Connection connection = server.connect(name);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET search_path = study");
            statement.execute(sql);
            connection.commit();
        }
    }

    String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    static String resource(String file) {
        try (InputStream sql = StudyDatabase.class.getResourceAsStream(file)) {
            if (sql == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(file + " cannot be read", failure);
        }
    }
}
