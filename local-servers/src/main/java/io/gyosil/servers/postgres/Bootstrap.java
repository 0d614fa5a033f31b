package io.gyosil.servers.postgres;

import io.gyosil.servers.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Prepares a server for the services: the database, and for each service its roles and its schema. It may be applied
 * again at any time, also for more services or with other passwords.
 */
public final class Bootstrap {
    /** The one database, with a schema for each service. */
    public static final String DATABASE = "gyosil";

    private Bootstrap() {}

    /** Opens connections that may do everything. */
    @FunctionalInterface
    public interface Superuser {
        Connection connect(String database) throws SQLException;
    }

    /** Applies it to our own server; fails as {@link #apply(Superuser, List)} does. */
    public static void apply(PostgresServer server, List<ServiceRoles> services) {
        apply(server::connect, services);
    }

    /** Applies it; a server of another version or a database that somebody changed shows as a {@link StackFailure}. */
    public static void apply(Superuser server, List<ServiceRoles> services) {
        try {
            createDatabase(server);
            try (Connection connection = server.connect(DATABASE);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(resource("database.sql"));
                for (ServiceRoles service : services) {
                    statement.execute(sqlFor(service));
                }
                connection.commit();
            }
        } catch (SQLException | IOException failure) {
            throw new StackFailure("The database could not be prepared: " + failure.getMessage(), failure);
        }
    }

    private static void createDatabase(Superuser server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        }
    }

    private static String sqlFor(ServiceRoles service) throws IOException {
        return resource("service.sql")
                .replace("${service}", service.service())
                .replace("${owner_password}", service.ownerPassword())
                .replace("${web_password}", service.webPassword())
                .replace("${worker_password}", service.workerPassword());
    }

    private static String resource(String name) throws IOException {
        try (InputStream sql = Bootstrap.class.getResourceAsStream(name)) {
            if (sql == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
